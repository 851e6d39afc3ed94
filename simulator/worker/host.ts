import { fileURLToPath } from 'node:url';
import { unstable_DevEnv } from 'wrangler';
import type { HostMessage } from './live.ts';
import type { WorkerVars } from './running.ts';
import { isRuntimeNoise } from './running.ts';

const config = fileURLToPath(new URL('../../wrangler.toml', import.meta.url));
const tell = (message: HostMessage) => process.connected && process.send?.(message);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {}); // the parent process ends this one

// The parent process may be gone before it has said what to run.
const leave = () => process.exit();
if (!process.connected) leave();
process.once('disconnect', leave);

process.once('message', async (vars: WorkerVars) => {
  process.off('disconnect', leave);
  const environment = new unstable_DevEnv();
  const close = () => void environment.teardown().finally(() => process.exit());
  process.once('disconnect', close);
  // Later build failures are only shown. The Worker built before continues to run.
  const built = new Promise<boolean>((resolve) => {
    environment.on('reloadComplete', () => resolve(true));
    for (const failure of ['buildFailed', 'error']) environment.on(failure, () => resolve(false));
  });
  const worker = await environment.startWorker({
    config,
    envFiles: [], // .dev.vars is for `wrangler dev`; here the parent process sets the variables
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
  if (await built) tell({ url: String(await worker.url).replace(/\/$/, '') });
  else tell({ error: 'its build failed, see above.' });
});
