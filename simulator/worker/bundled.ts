import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Bundle } from './bundle.ts';
import { guardWorkerd } from './orphans.ts';
import type { RunningWorker, WorkerVars } from './running.ts';
import { isRuntimeNoise } from './running.ts';
import { workerdConfig, workerdPath } from './workerd.ts';

export interface BundledWorkerOptions {
  bundle: Bundle;
  vars: WorkerVars;
  /** A folder for what Durable Objects store, with which another Worker can continue. By default it goes with the Worker. */
  objects?: string | undefined;
  /** Receives what the Worker logs. */
  log?: (line: string) => void;
  /** Whether the inspector listens, for measurements. */
  isInspected?: boolean;
}

export interface BundledWorker extends RunningWorker {
  /** The id of workerd's process. */
  pid: number;
  /** Where the inspector listens, if it does. */
  inspector: string | undefined;
}

/** Runs a bundle in a workerd of its own, for tests. It starts within a second and does not reload. */
export async function startBundledWorker({
  bundle,
  vars,
  objects,
  log = () => {},
  isInspected = false,
}: BundledWorkerOptions): Promise<BundledWorker> {
  const config = join(bundle.folder, `${randomBytes(6).toString('hex')}.capnp`);
  await writeFile(config, await workerdConfig({ bundle, vars, folder: objects, isInspected }));
  const inspection = isInspected ? ['--inspector-addr=127.0.0.1:0'] : [];
  const child = spawn(workerdPath, ['serve', '--experimental', '--control-fd=3', ...inspection, config], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const guarded = guardWorkerd(child.pid);
  const close = async () => {
    child.kill('SIGKILL'); // it has nothing to keep
    await ended;
    guarded.release();
  };
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream as Readable }).on('line', (line) => {
      const message = messageOf(line);
      if (said.length < 20) said.push(message);
      if (!isRuntimeNoise(message)) log(message);
    });
  }
  const ports = await portsOf(child.stdio[3] as Readable);
  await rm(config);
  if (!ports) {
    await close();
    throw new Error(`The Worker cannot start: ${said.join('\n')}`);
  }
  return {
    url: `http://127.0.0.1:${ports.http}`,
    pid: child.pid ?? 0,
    inspector: ports.inspector === undefined ? undefined : `http://127.0.0.1:${ports.inspector}`,
    async trigger() {
      const response = await fetch(`http://127.0.0.1:${ports.trigger}`);
      if (!response.ok) throw new Error(`The cron trigger ended with ${await response.text()}`);
    },
    close,
  };
}

/** Reads the line of a log, which workerd writes as JSON. */
function messageOf(line: string): string {
  try {
    return String(JSON.parse(line).message);
  } catch {
    return line;
  }
}

type Ports = Record<'http' | 'trigger', number> & { inspector?: number };

/** Returns the ports that workerd tells. Undefined if it ends before it listens. */
async function portsOf(control: Readable): Promise<Ports | undefined> {
  const ports: Partial<Ports> = {};
  for await (const line of createInterface({ input: control })) {
    const { event, socket, port } = JSON.parse(line) as { event: string; socket: keyof Ports; port: number };
    if (event === 'listen') ports[socket] = port;
    if (event === 'listen-inspector') ports.inspector = port;
    if (ports.http !== undefined && ports.trigger !== undefined) return ports as Ports;
  }
  return undefined;
}
