import { Worker } from 'node:worker_threads';

/** A moment at which known work takes this many times its best is too busy to judge how late an answer is. */
const busyFrom = 4;
/** Which moments (ms) before and after a late answer show that the machine was busy. */
const beforeMs = 15_000;
const afterMs = 3_000;

/** How busy the machine is with all that runs on it. */
export interface Yardstick {
  /** Whether the machine was too busy around this time (ms since 1970) for a late answer to say anything about the Worker. */
  wasBusy(atMs: number): boolean;
  /** The share of moments, from 0 to 1, that were not too busy. */
  quietShare(): number;
  stop(): Promise<unknown>;
}

/** Lets a thread do the same work again and again, and notes how late each time is done: the timer's delay and the work itself. */
export function startYardstick(): Yardstick {
  const moments: { atMs: number; tookMs: number }[] = [];
  const thread = new Worker(new URL('./known-work.ts', import.meta.url));
  thread.on('message', (moment) => moments.push(moment));
  const busy = () => {
    const best = Math.min(...moments.map(({ tookMs }) => tookMs));
    return moments.filter(({ tookMs }) => tookMs > busyFrom * best);
  };
  return {
    wasBusy: (atMs) => busy().some((one) => one.atMs > atMs - beforeMs && one.atMs < atMs + afterMs),
    quietShare: () => 1 - busy().length / Math.max(1, moments.length),
    stop: () => thread.terminate(),
  };
}
