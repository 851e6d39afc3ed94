import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { guard } from '../../scripts/database/guardian.ts';
import type { Bundle, WorkerVars } from '../../simulator/worker/index.ts';
import { workerdPath } from '../../simulator/worker/index.ts';

/** A bundle in a workerd process of its own, without anything else in the process. */
export interface Isolate {
  url: string;
  /** Lets the Clock ring at this instant or earlier, without a request to the bot. */
  ringBy(atMs: number): Promise<void>;
  /** The milliseconds of CPU that workerd's main thread, in which the Worker runs, has used so far. */
  cpuMs(): number;
  /** Ends the process. What its Clock has stored is copied to the folder `keptAs`. */
  close(keptAs?: string): Promise<void>;
}

/** A Worker that lets the Clock ring, without a request to the bot. */
const ringer = `export default {
  async fetch(request, env) {
    await env.CLOCK.getByName('clock').ringBy(Number(await request.text()));
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

/** Starts a fresh process and waits until it has nothing more to do. No request is sent. Its Clock has what `objectsBefore` holds. */
export async function startIsolate(config: string, objectsBefore?: string): Promise<Isolate> {
  const objects = await mkdtemp(join(dirname(config), 'objects-'));
  if (objectsBefore !== undefined) await cp(objectsBefore, objects, { recursive: true });
  const args = ['serve', config, '--control-fd=3', `--directory-path=objects=${objects}`];
  const child = spawn(workerdPath, args, { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] });
  const pid = child.pid ?? 0;
  const guardian = guard({ pid, signal: 'SIGKILL' });
  const ended = once(child, 'exit');
  const ports = await portsOf(child.stdio[3] as Readable);
  const cpuMs = () => Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  await untilIdle(cpuMs);
  return {
    url: `http://127.0.0.1:${ports.http}`,
    async ringBy(atMs) {
      await fetch(`http://127.0.0.1:${ports.ring}`, { method: 'POST', body: String(atMs) });
    },
    cpuMs,
    async close(keptAs) {
      child.kill();
      await ended;
      if (keptAs !== undefined) await cp(objects, keptAs, { recursive: true });
      await rm(objects, { recursive: true, force: true });
      guardian.release();
    },
  };
}

/**
 * Returns the storage of a Clock that rings at this instant. A Worker whose Clock never had an alarm exists only once, so a fresh process is
 * measured with an alarm.
 */
export async function objectsWithAlarm(config: string, atMs: number): Promise<string> {
  const folder = join(dirname(config), 'with-alarm');
  const isolate = await startIsolate(config);
  await isolate.ringBy(atMs);
  await isolate.close(folder);
  return folder;
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
