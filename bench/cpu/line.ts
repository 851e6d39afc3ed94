import type { Isolate } from './isolate.ts';

/** A kind of request whose CPU is measured. */
export interface Line {
  name: string;
  /** The most milliseconds that the first request of a fresh isolate may use. */
  firstBarMs: number;
  /** The most that 95 of 100 later requests may use, if that is not what all may. */
  warmBarMs?: number;
  /** The most that half of the later requests may use. */
  medianBarMs?: number;
  /** Makes the next request possible. Its cost is not measured. */
  prepare?(worker: Pick<Isolate, 'ringBy'>): Promise<void>;
  /** Sends one such request to a Worker, or waits until its Clock has rung. Throws if the outcome is not as it should be. */
  send(worker: Pick<Isolate, 'url'>): Promise<void>;
}
