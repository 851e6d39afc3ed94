import type { Clock } from '../domain/clock.ts';

/** The runtime's clock, fetch and random numbers. Nothing else under src/ uses the global ones. */
export interface System {
  fetch: typeof fetch;
  clock: Clock;
  /** Returns a random number from 0 (inclusive) to 1 (exclusive). */
  random(): number;
}

/** Wraps the runtime's clock, fetch and random numbers. `fixedNow` fixes the instant that commands see, for development. */
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
