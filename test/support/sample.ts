import { describe, test } from 'vitest';
import { randomOf, seedOfRun } from './seed.ts';

/** Whether every case is to be proven, as `npm run test:long` does, instead of a sample. */
export const isWhole = process.env.WHOLE === 'yes';

/** Draws this many of the cases, in their order, as the run's SEED says. `npm run test:long` takes all of them. */
export function sample<Case>(cases: readonly Case[], count: number): Case[] {
  if (isWhole) return [...cases];
  const random = randomOf(seedOfRun());
  const places = cases.map((_, place) => ({ place, lot: random() })).sort((one, other) => one.lot - other.lot);
  const drawn = new Set(places.slice(0, count).map(({ place }) => place));
  return cases.filter((_, place) => drawn.has(place));
}

/** Whether the run draws what has this name: one of three runs does, as the run's SEED says, and `npm run test:long` always. */
export function isDrawn(name: string): boolean {
  let mixed = seedOfRun();
  for (const letter of name) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193);
  return isWhole || randomOf(mixed)() < 1 / 3;
}

/** How the name ends of a test that this run does not draw. .ci/run takes no other skipped test. */
const notDrawn = ' (not drawn)';

/** Returns what to call a test that runs, or that this run does not draw. */
export const titleOf = (name: string, runs: boolean): string => (runs ? name : name + notDrawn);

/**
 * Registers a test that `npm test` runs in one of three runs, as the run's SEED says, and `npm run test:long` always. It is for slow tests of
 * what seldom changes and has other tests beside it.
 */
export function testSometimes(name: string, run: () => unknown, timeoutMs?: number): void {
  const runs = isDrawn(name);
  test.runIf(runs)(titleOf(name, runs), run, timeoutMs);
}

/** Registers tests that run together or not at all, as `testSometimes` does. Their hooks belong into `register`. */
export function describeSometimes(name: string, register: () => void): void {
  const runs = isDrawn(name);
  describe.runIf(runs)(titleOf(name, runs), register);
}
