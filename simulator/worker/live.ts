import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { RunningWorker, WorkerVars } from './running.ts';
import { QUIET } from './running.ts';

/** What the host process reports. */
export type HostMessage = { url: string } | { error: string };

export interface LiveWorkerOptions {
  vars: WorkerVars;
  /** Receives what the Worker logs and build errors. */
  log?: (line: string) => void;
  /** Forked as early as possible, because it takes a second to load. */
  host: WorkerHost;
}

/** A process that builds the Worker and runs workerd. */
export interface WorkerHost {
  process: ChildProcess;
  close(): Promise<void>;
}

/** Forks a host process, which loads what it needs and waits. */
export function forkWorkerHost(): WorkerHost {
  const host = fork(fileURLToPath(new URL('host.ts', import.meta.url)), [], {
    detached: true, // Ctrl-C is handled by this process
    execArgv: [],
    env: { ...process.env, ...QUIET, NODE_OPTIONS: '' },
    silent: true,
  });
  const ended = once(host, 'exit');
  return {
    process: host,
    async close() {
      if (host.connected) host.disconnect();
      await ended;
    },
  };
}

/**
 * Runs the Worker of wrangler.toml in workerd and reloads it when a source file changes. workerd would outlive this process. So it runs
 * below a host process that ends workerd when this process is gone, however it ended. Throws an Error if the Worker cannot be built; the
 * build's messages go to `log`.
 */
export async function startWorker({ vars, log = () => {}, host }: LiveWorkerOptions): Promise<RunningWorker> {
  const { process: child, close } = host;
  const lines: string[] = [];
  const hear = (line: string) => {
    lines.push(line);
    log(line);
  };
  for (const stream of [child.stdout, child.stderr]) if (stream) createInterface({ input: stream }).on('line', hear);
  const ended = child.exitCode === null ? once(child, 'exit') : Promise.resolve();
  child.send(vars, () => {}); // one that has ended says so below
  const answer = await Promise.race([
    once(child, 'message').then(([message]) => message as HostMessage),
    ended.then(() => ({ error: `its process ended: ${lines.slice(-5).join('\n')}` })),
  ]);
  if ('url' in answer) {
    const { url } = answer;
    return { url, trigger: async () => void (await fetch(`${url}/cdn-cgi/local/scheduled`)), close };
  }
  await close();
  throw new Error(`The Worker cannot start: ${answer.error}`);
}
