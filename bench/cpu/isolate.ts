import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { guard } from '../../scripts/database/guardian.ts';
import type { Bundle, WorkerVars } from '../../simulator/worker/index.ts';

/** A bundle in a workerd process of its own, without anything else in the process. */
export interface Isolate {
  url: string;
  /** The milliseconds of CPU that workerd's main thread, in which the Worker runs, has used so far. */
  cpuMs(): number;
  close(): Promise<void>;
}

const binary: string = createRequire(createRequire(import.meta.url).resolve('miniflare'))('workerd').default;

/** Writes workerd's configuration beside the bundle. Returns its path. */
export async function configure(bundle: Bundle, vars: WorkerVars): Promise<string> {
  const bindings = Object.entries({ ...bundle.vars, ...vars });
  const texts = bindings.map(([name, value]) => `(name = ${text(name)}, text = ${text(value)})`);
  const objects = Object.entries(bundle.durableObjects).map(
    ([name, className]) => `(name = ${text(name)}, durableObjectNamespace = ${text(className)})`,
  );
  const classes = Object.values(bundle.durableObjects);
  await mkdir(objectsIn(bundle), { recursive: true });
  const flags = bundle.compatibilityFlags.map((flag) => text(flag)).join(', ');
  const path = join(bundle.folder, 'workerd.capnp');
  await writeFile(
    path,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ["public", "private", "local"])),
    (name = "objects", disk = (path = ${text(objectsIn(bundle))}, writable = true))
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);
const worker :Workerd.Worker = (
  modules = [(name = "index.js", esModule = embed "index.js")],
  compatibilityDate = ${text(bundle.compatibilityDate)},
  compatibilityFlags = [${flags}],
  bindings = [${[...texts, ...objects].join(', ')}],
  durableObjectNamespaces = [${classes.map((name) => `(className = ${text(name)}, uniqueKey = ${text(name)}, enableSql = true)`).join(', ')}],
  durableObjectStorage = (localDisk = "objects")
);
`,
  );
  return path;
}

/** The folder of the Durable Objects' storage. */
const objectsIn = ({ folder }: Bundle) => join(folder, 'objects');

const text = (value: string) => JSON.stringify(value);

/** Starts a fresh process and waits until it has nothing more to do. No request is sent. */
export async function startIsolate(config: string): Promise<Isolate> {
  const child = spawn(binary, ['serve', config, '--control-fd=3'], { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] });
  const pid = child.pid ?? 0;
  const guardian = guard({ pid, signal: 'SIGKILL' });
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${await portOf(child.stdio[3] as Readable)}`;
  const cpuMs = () => Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  await untilIdle(cpuMs);
  return {
    url,
    cpuMs,
    async close() {
      child.kill();
      await ended;
      guardian.release();
    },
  };
}

async function portOf(control: Readable): Promise<number> {
  for await (const line of createInterface({ input: control })) {
    const { event, port } = JSON.parse(line) as { event: string; port: number };
    if (event === 'listen') return port;
  }
  throw new Error('workerd ended before it listened.');
}

const idleMs = 15;

/** Waits until the thread has used no CPU for a while. */
export async function untilIdle(cpuMs: () => number): Promise<void> {
  for (let before = -1; before !== cpuMs(); ) {
    before = cpuMs();
    await sleep(idleMs);
  }
}
