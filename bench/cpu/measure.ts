import { percentile } from '../percentile.ts';
import { cpuOf } from './cpu-of.ts';
import type { Isolate } from './isolate.ts';
import { startIsolate } from './isolate.ts';
import type { Line } from './line.ts';
import type { Slowness, Yardstick } from './yardstick/yardstick.ts';

/** Milliseconds of CPU. */
export interface Times {
  /** From the start of a process until it waits for its first request. */
  startUpMs: number;
  /** The first request of a fresh process: the median of several. */
  firstMs: number;
  /** Later requests in one process. */
  warmMs: { median: number; p95: number };
}

/** What one kind of request costs. */
export interface Cost {
  name: string;
  /** In reference milliseconds: what was measured, divided by the slowness of the machine in the same seconds. */
  reference: Times;
  measured: Times;
  slowness: Slowness;
}

const freshProcesses = 5;
const warmRequests = 40;
const warmingRequests = 8;
/** After how many of a line's fresh processes and requests the yardstick has its turn. */
const turns = { fresh: 2, warm: 4 };

/** A Worker that is measured. */
export interface Measured {
  config: string;
  /** What its Clock has stored when a fresh process starts. */
  objects?: string;
  /** A process that has answered requests before. */
  warm: Isolate;
  yardstick: Yardstick;
}

/** Measures a kind of request in fresh processes, then in one that has answered others before. The yardstick takes turns with it. */
export async function costOf(line: Line, { config, objects, warm, yardstick }: Measured): Promise<Cost> {
  const starts: number[] = [];
  const first: number[] = [];
  while (first.length < freshProcesses) {
    if (first.length % turns.fresh === 0) await yardstick.measureFresh();
    const isolate = await startIsolate(config, objects);
    starts.push(isolate.cpuMs());
    first.push(await cpuOf(line, isolate));
    await isolate.close();
  }
  for (let n = 0; n < warmingRequests; n += 1) await cpuOf(line, warm);
  const later: number[] = [];
  while (later.length < warmRequests) {
    if (later.length % turns.warm === 0) await yardstick.measureWarm();
    later.push(await cpuOf(line, warm));
  }
  const measured = {
    startUpMs: percentile(starts, 0.5),
    firstMs: percentile(first, 0.5),
    warmMs: { median: percentile(later, 0.5), p95: percentile(later, 0.95) },
  };
  const slowness = yardstick.slowness();
  return { name: line.name, reference: inReferenceMs(measured, slowness), measured, slowness };
}

function inReferenceMs({ startUpMs, firstMs, warmMs: { median, p95 } }: Times, slowness: Slowness): Times {
  return {
    startUpMs: startUpMs / slowness.startUp,
    firstMs: firstMs / slowness.first,
    // The two quotients come from different requests, so the slowest twentieth could come out below the median.
    warmMs: { median: median / slowness.warm, p95: Math.max(median / slowness.warm, p95 / slowness.p95) },
  };
}
