import { percentile } from '../percentile.ts';
import type { Isolate } from './isolate.ts';
import { startIsolate, untilIdle } from './isolate.ts';
import type { Line } from './line.ts';

/** What one kind of request costs, in milliseconds of CPU. */
export interface Cost {
  name: string;
  /** The first request of a fresh process: the median of several. */
  firstMs: number;
  /** Later requests in one process. */
  warmMs: { median: number; p95: number };
}

const freshProcesses = 5;
const warmRequests = 40;
const warmingRequests = 8;

/** A Worker that is measured. */
export interface Measured {
  config: string;
  /** What its Clock has stored when a fresh process starts. */
  objects?: string;
  /** A process that has answered requests before. */
  warm: Isolate;
}

/** Measures a kind of request in fresh processes, then in one that has answered others before. */
export async function costOf(line: Line, { config, objects, warm }: Measured): Promise<Cost> {
  const first: number[] = [];
  while (first.length < freshProcesses) {
    const isolate = await startIsolate(config, objects);
    first.push(await cpuOf(line, isolate));
    await isolate.close();
  }
  for (let n = 0; n < warmingRequests; n += 1) await cpuOf(line, warm);
  const later: number[] = [];
  while (later.length < warmRequests) later.push(await cpuOf(line, warm));
  return {
    name: line.name,
    firstMs: percentile(first, 0.5),
    warmMs: { median: percentile(later, 0.5), p95: percentile(later, 0.95) },
  };
}

/** Returns the CPU of one request, with what the Worker does after its response. */
async function cpuOf({ prepare, send }: Line, isolate: Isolate): Promise<number> {
  const { cpuMs } = isolate;
  await prepare?.(isolate);
  await untilIdle(cpuMs);
  const before = cpuMs();
  await send(isolate);
  await untilIdle(cpuMs);
  return cpuMs() - before;
}

/** Returns the CPU from the start of a process until it waits for its first request. */
export async function startUpMs(config: string): Promise<number> {
  const times: number[] = [];
  while (times.length < freshProcesses) {
    const isolate = await startIsolate(config);
    times.push(isolate.cpuMs());
    await isolate.close();
  }
  return percentile(times, 0.5);
}
