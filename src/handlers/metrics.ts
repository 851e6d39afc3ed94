import { DatabaseError } from '../db/errors.ts';
import type { Measured, Timed } from '../db/queries/metrics.ts';
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

/** How long (ms) an isolate that has stored rows gathers others, which it stores together. */
const gatheringMs = 3000;
/** How much later (ms) than planned rows may be stored before another request does it: the request that waits may have been ended. */
const lateMs = 1000;

const batchOf = onePerWorld(() => ({
  rows: [] as Timed[],
  storedAtMs: Number.NEGATIVE_INFINITY,
  dueAtMs: Number.NEGATIVE_INFINITY,
}));

/**
 * Stores how a request went. Call it in waitUntil. It wakes no database: what did not use it is not stored, nor what it did not answer. It
 * begins after the response has gone, and never fails. What comes within three seconds after a row was stored is stored together, because a
 * round trip costs a fifth of the CPU of an answer.
 */
export async function storeMeasured(world: World, measured: Measured, failure?: unknown): Promise<void> {
  const { clock } = world;
  if (measured.roundTrips === 0 || isAway(failure)) return;
  const batch = batchOf(world);
  const nowMs = clock.runningMs();
  const isWaitedFor = batch.rows.length > 0 && nowMs < batch.dueAtMs + lateMs;
  batch.rows.push({ ...measured, at: clock.now() });
  if (isWaitedFor) return;
  batch.dueAtMs = Math.max(nowMs, batch.storedAtMs + gatheringMs);
  await clock.sleep(batch.dueAtMs - nowMs);
  await storeGathered(world);
}

/** Stores the rows that this isolate has gathered. */
export async function storeGathered(world: World): Promise<void> {
  const { db, clock, random } = world;
  const batch = batchOf(world);
  const { rows } = batch;
  if (rows.length === 0) return;
  batch.rows = [];
  batch.storedAtMs = clock.runningMs();
  try {
    await db.query(storeMetrics(rows, random));
    noteUse(world);
  } catch (error) {
    logUnmeasured(error, rows.length);
  }
}

/** Lets the next row be stored at once, as in a fresh isolate. */
export function forgetStored(world: World): void {
  batchOf(world).storedAtMs = Number.NEGATIVE_INFINITY;
}

/** Logs that this number of rows could not be stored. */
export function logUnmeasured(error: unknown, rows: number): void {
  console.error(JSON.stringify({ kind: 'metrics', outcome: 'error', rows, error: describeError(error) }));
}
