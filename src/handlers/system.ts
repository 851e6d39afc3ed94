import type { Clock } from '../domain/clock.ts';

/** The runtime's clock, fetch and random numbers. Nothing else under src/ uses the global ones. */
export interface System {
  fetch: typeof fetch;
  clock: ShiftableClock;
  /** Returns a random number from 0 (inclusive) to 1 (exclusive). */
  random(): number;
}

/** A clock that development can move. */
export interface ShiftableClock extends Clock {
  /** Whether now() stands still, because DEV_NOW fixes it. */
  isFixed: boolean;
  /** Lets now() be so many milliseconds later than without a shift. */
  shiftTo(ms: number): void;
}

/** Wraps the runtime's clock, fetch and random numbers. `fixedNow` fixes the instant that commands see, for development. */
export function systemOf(fixedNow: Date | undefined): System {
  let shiftMs = 0;
  return {
    fetch: (input, init) => fetch(input, init),
    clock: {
      now: () => new Date((fixedNow ? fixedNow.getTime() : Date.now()) + shiftMs),
      runningMs: () => Date.now(),
      // A timer of setTimeout is an object of Node's that V8 would have to compile first.
      sleep: (ms) => scheduler.wait(ms),
      isFixed: fixedNow !== undefined,
      shiftTo(ms) {
        shiftMs = ms;
      },
    },
    random: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
  };
}
