import type { Clock } from '../domain/clock.ts';

/** What the runtime gives every Worker. Nothing else under src/ uses the global clock, fetch or random numbers. */
export interface System {
  fetch: typeof fetch;
  clock: Clock;
  /** A number from 0 up to 1, without 1. */
  random(): number;
}

/** The runtime's clock, fetch and random numbers; `fixedNow` is the instant that development answers for. */
export function systemOf(fixedNow: Date | undefined): System {
  return {
    fetch: (input, init) => fetch(input, init),
    clock: {
      now: () => (fixedNow ? new Date(fixedNow) : new Date()),
      runningMs: () => Date.now(),
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    },
    random: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
  };
}
