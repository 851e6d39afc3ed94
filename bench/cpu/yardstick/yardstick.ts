import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Bundle } from '../../../simulator/worker/index.ts';
import { percentile } from '../../percentile.ts';
import { cpuOf } from '../cpu-of.ts';
import { configure, startIsolate } from '../isolate.ts';
import { reference } from './reference.ts';
import { data, yardstickSource } from './source.ts';

/** How many times as much CPU the machine takes for the same work as the reference machine. */
export interface Slowness {
  startUp: number;
  first: number;
  warm: number;
  p95: number;
}

/** The Worker of known cost that is measured between the others. */
export interface Yardstick {
  /** Measures a start and a first request in a fresh process. */
  measureFresh(): Promise<void>;
  /** Measures a request to a process that has answered others before. */
  measureWarm(): Promise<void>;
  /** Returns what was measured lately: with the line at hand, and at the end of the one before. */
  slowness(): Slowness;
  close(): Promise<void>;
}

/** How many of the last measurements count: those of about one line and a half, and of four lines for the slowest. */
const latest = { fresh: 5, warm: 16, p95: 40 };
const warmingRequests = 20;

/** Starts the yardstick with the settings of the bot's bundle, and measures it as often as `slowness` wants. */
export async function startYardstick(bundle: Bundle): Promise<Yardstick> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.setHeader('content-type', 'application/json').end(data));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const folder = `${bundle.folder}/yardstick`;
  await mkdir(folder);
  await writeFile(`${folder}/index.js`, yardstickSource);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config = await configure({ ...bundle, folder, vars: {} }, { DATA: address });
  const warm = await startIsolate(config);
  const times = { startUp: [] as number[], first: [] as number[], warm: [] as number[] };
  const measureFresh = async () => {
    const isolate = await startIsolate(config);
    times.startUp.push(isolate.cpuMs());
    times.first.push(await cpuOf({ send }, isolate));
    await isolate.close();
  };
  const measureWarm = async () => void times.warm.push(await cpuOf({ send }, warm));
  for (let n = 0; n < latest.fresh; n += 1) await measureFresh();
  for (let n = 0; n < warmingRequests + latest.p95; n += 1) await measureWarm();
  return {
    measureFresh,
    measureWarm,
    slowness: () => ({
      startUp: percentile(times.startUp.slice(-latest.fresh), 0.5) / reference.startUpMs,
      first: percentile(times.first.slice(-latest.fresh), 0.5) / reference.firstMs,
      warm: percentile(times.warm.slice(-latest.warm), 0.5) / reference.warmMs.median,
      p95: percentile(times.warm.slice(-latest.p95), 0.95) / reference.warmMs.p95,
    }),
    async close() {
      await warm.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

async function send({ url }: { url: string }): Promise<void> {
  const response = await fetch(url, { method: 'POST', body: data });
  const answer = await response.text();
  if (response.status !== 200) throw new Error(`The yardstick answers ${response.status} ${answer}`);
}
