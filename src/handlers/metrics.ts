import { DatabaseError } from '../db/errors.ts';
import type { Measured } from '../db/queries/metrics.ts';
import { storeMetrics } from '../db/queries/metrics.ts';
import { describeError } from './errors.ts';
import type { World } from './world.ts';
import { onePerWorld } from './world.ts';

/** How long (ms) after a use a scrape may ask the database: it is awake then, and stays so hardly longer. */
const latelyMs = 20_000;

const useOf = onePerWorld(() => ({ atMs: Number.NEGATIVE_INFINITY }));

/** Notes that this isolate has just used the database. */
export function noteUse(world: World): void {
  useOf(world).atMs = world.clock.runningMs();
}

/** Returns whether this isolate has just used the database. Each use is told once. */
export function usedLately(world: World): boolean {
  const use = useOf(world);
  const isLate = world.clock.runningMs() - use.atMs < latelyMs;
  use.atMs = Number.NEGATIVE_INFINITY;
  return isLate;
}

/** Whether the database would not take a row either: it did not answer, or it takes no writes. */
const isAway = (failure: unknown) =>
  failure instanceof DatabaseError &&
  (failure.sqlState === undefined || ['unreachable', 'full', 'read-only'].includes(failure.code));

/**
 * Stores how a request went. Call it in waitUntil. It wakes no database: what did not use it is not stored, nor what it did not answer. It
 * begins after the response has gone, and never fails.
 */
export async function storeMeasured(world: World, measured: Measured, failure?: unknown): Promise<void> {
  const { db, clock, random } = world;
  if (measured.roundTrips === 0 || isAway(failure)) return;
  await clock.sleep(0);
  try {
    await db.query(storeMetrics([measured], clock.now(), random));
    noteUse(world);
  } catch (error) {
    logUnmeasured(error);
  }
}

/** Writes that it could not be stored how something went. */
export function logUnmeasured(error: unknown): void {
  console.error(JSON.stringify({ kind: 'metrics', outcome: 'error', error: describeError(error) }));
}
