import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { guard } from '../../scripts/database/guardian.ts';
import type { Bundle, WorkerVars } from '../../simulator/worker/index.ts';

/** A bundle in a workerd process of its own, without anything else in the process. */
export interface Isolate {
  url: string;
  /** A request to it lets the Clock ring. */
  ringUrl: string;
  /** The milliseconds of CPU that workerd's main thread, in which the Worker runs, has used so far. */
  cpuMs(): number;
  close(): Promise<void>;
}

const binary: string = createRequire(createRequire(import.meta.url).resolve('miniflare'))('workerd').default;

/** A Worker that lets the Clock ring at once, without a request to the bot. */
const ringer = `export default {
  async fetch(request, env) {
    await env.CLOCK.getByName('clock').ringBy(0);
    return new Response();
  }
}`;

/** Writes workerd's configuration beside the bundle. Returns its path. */
export async function configure(bundle: Bundle, vars: WorkerVars, name = 'workerd'): Promise<string> {
  const bindings = Object.entries({ ...bundle.vars, ...vars });
  const texts = bindings.map(([name, value]) => `(name = ${text(name)}, text = ${text(value)})`);
  const objects = Object.entries(bundle.durableObjects).map(
    ([name, className]) => `(name = ${text(name)}, durableObjectNamespace = ${text(className)})`,
  );
  const classes = Object.values(bundle.durableObjects);
  const flags = bundle.compatibilityFlags.map((flag) => text(flag)).join(', ');
  const path = join(bundle.folder, `${name}.capnp`);
  await writeFile(
    path,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ["public", "private", "local"])),
    (name = "objects", disk = (writable = true)),
    (name = "ringer", worker = .ringer)
  ],
  sockets = [
    (name = "http", address = "127.0.0.1:0", http = (), service = "main"),
    (name = "ring", address = "127.0.0.1:0", http = (), service = "ringer")
  ]
);
const ringer :Workerd.Worker = (
  modules = [(name = "ringer.js", esModule = ${text(ringer)})],
  compatibilityDate = ${text(bundle.compatibilityDate)},
  bindings = [(name = "CLOCK", durableObjectNamespace = (className = "Clock", serviceName = "main"))]
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

const text = (value: string) => JSON.stringify(value);

/** Starts a fresh process and waits until it has nothing more to do. No request is sent. */
export async function startIsolate(config: string): Promise<Isolate> {
  const objects = await mkdtemp(join(dirname(config), 'objects-'));
  const args = ['serve', config, '--control-fd=3', `--directory-path=objects=${objects}`];
  const child = spawn(binary, args, { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] });
  const pid = child.pid ?? 0;
  const guardian = guard({ pid, signal: 'SIGKILL' });
  const ended = once(child, 'exit');
  const ports = await portsOf(child.stdio[3] as Readable);
  const cpuMs = () => Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  await untilIdle(cpuMs);
  return {
    url: `http://127.0.0.1:${ports.http}`,
    ringUrl: `http://127.0.0.1:${ports.ring}`,
    cpuMs,
    async close() {
      child.kill();
      await ended;
      await rm(objects, { recursive: true, force: true });
      guardian.release();
    },
  };
}

async function portsOf(control: Readable): Promise<{ http: number; ring: number }> {
  const ports: { http?: number; ring?: number } = {};
  for await (const line of createInterface({ input: control })) {
    const { event, socket, port } = JSON.parse(line) as { event: string; socket: 'http' | 'ring'; port: number };
    if (event === 'listen') ports[socket] = port;
    const { http, ring } = ports;
    if (http !== undefined && ring !== undefined) return { http, ring };
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
