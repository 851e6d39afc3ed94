import { fileURLToPath } from 'node:url';
import { unstable_startWorker } from 'wrangler';
import type { HostMessage } from './live.ts';
import type { WorkerVars } from './running.ts';
import { isRuntimeNoise } from './running.ts';

const config = fileURLToPath(new URL('../../../wrangler.toml', import.meta.url));
const tell = (message: HostMessage) => process.connected && process.send?.(message);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {}); // our parent says when

process.once('message', async (vars: WorkerVars) => {
  const worker = await unstable_startWorker({
    config,
    envFiles: [], // .dev.vars is for `wrangler dev`; here the parent says what holds
    bindings: Object.fromEntries(Object.entries(vars).map(([name, value]) => [name, { type: 'plain_text', value }])),
    dev: {
      server: { hostname: '127.0.0.1', port: 0 },
      inspector: false,
      persist: false,
      watch: true,
      logLevel: 'error',
      structuredLogsHandler: ({ message }: { message: string }) => {
        if (!isRuntimeNoise(message)) console.log(message);
      },
    },
  });
  const close = () => void worker.dispose().finally(() => process.exit());
  if (!process.connected) close();
  process.once('disconnect', close);
  worker.raw.once('error', (event: { reason?: string; cause?: Error }) => {
    tell({ error: `${event.reason ?? ''} ${event.cause?.message ?? ''}`.trim() });
  });
  tell({ url: String(await worker.url).replace(/\/$/, '') });
});
