import type { CountingDb } from '../db/counting.ts';
import { DatabaseError } from '../db/errors.ts';
import type { JobFailure } from '../db/queries/jobs.ts';
import { claimJob, finishJob, isClaimedBy } from '../db/queries/jobs.ts';
import type { Measured } from '../db/queries/metrics.ts';
import { storeMetrics } from '../db/queries/metrics.ts';
import { errorCode } from '../views/error-code.ts';
import { jobs } from './index.ts';
import type { JobOutcome, JobWorld } from './job.ts';
import { tellAdmins, toldAfter } from './tell-admins.ts';

/** A job that ran. */
interface Ran {
  name: string;
  /** How long it took, from the claim on until it was noted, and how long of that the database. */
  ms: number;
  sqlMs: number;
  /** How its posts went. */
  posts: readonly Pick<Measured, 'name' | 'ms' | 'error'>[];
  result: JobOutcome['result'] | undefined;
  /** What it failed with. Undefined if it succeeded. */
  error: unknown;
  /** Why PostgreSQL did not store how long it took. Undefined if it did. */
  unmeasured?: unknown;
}

const hourMs = 60 * 60_000;

/**
 * Runs the job that is due first, if one is, and returns when the next one is due. Two calls at once never run the same job. Throws
 * DatabaseError if the database does not answer, before or after the job.
 */
export async function runNext(world: JobWorld & { db: CountingDb }): Promise<{ ran: Ran | undefined; nextAt: Date }> {
  const { db, clock, random, community } = world;
  const beganMs = clock.runningMs();
  const now = clock.now();
  const token = Math.floor(random() * 2 ** 48).toString(36);
  const first = jobs.map(({ name, firstAt }) => ({ name, at: firstAt(now, community.timeZone) }));
  const begin = jobs.map(
    (one) => one.begin?.({ now, timeZone: community.timeZone }, isClaimedBy(one.name, token)) ?? [],
  );
  const { claimed, nextAt, begun } = await claimJob(db, { first, now, timeZone: community.timeZone, token, begin });
  const place = jobs.findIndex(({ name }) => name === claimed?.name);
  const job = jobs[place];
  // Another call may run the job that is due, so this one waits a moment.
  if (!job || !claimed) return { ran: undefined, nextAt: latest(nextAt ?? add(now, hourMs), add(now, 1000)) };
  if (claimed.wasEnded && claimed.failures === toldAfter) await tellAdmins(world, { name: job.name, at: now });
  const startedMs = clock.runningMs();
  const outcome = await attempt(() => job.run(world, now, begun?.[place]));
  const noted = async (
    { result, nextAt: again, failure: error, note, measured = [] }: Partial<JobOutcome>,
    unmeasured?: unknown,
  ) => {
    const failures = error === undefined ? 0 : claimed.failures + 1;
    const pauseMs = error === undefined ? undefined : job.retryAfterMs(failures);
    const finishedAt = clock.now();
    const took = { ms: clock.runningMs() - beganMs, sqlMs: db.waitedMs() };
    const row = { kind: 'job', name: job.name, ...took, roundTrips: db.roundTrips() + 1, error: errorCode(error) };
    const retryAt = pauseMs === undefined ? undefined : add(finishedAt, pauseMs);
    const next = await finishJob(db, {
      name: job.name,
      token,
      now: finishedAt,
      timeZone: community.timeZone,
      tookMs: clock.runningMs() - startedMs,
      result,
      failure: error === undefined ? undefined : failureOf(error),
      failures,
      dueAt: retryAt ?? again ?? job.firstAt(finishedAt, community.timeZone),
      retryAt,
      note,
      metrics:
        unmeasured === undefined
          ? storeMetrics(
              [...measured, row].map((one) => ({ ...one, at: finishedAt })),
              random,
            )
          : undefined,
    });
    if (failures === toldAfter) await tellAdmins(world, { name: job.name, at: finishedAt });
    const ran = { name: job.name, ...took, posts: measured, result, error, unmeasured };
    return { ran, nextAt: next ?? add(finishedAt, hourMs) };
  };
  try {
    return await noted(outcome);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return await noted(outcome, error).catch((again) => {
      // What PostgreSQL refuses without the metrics, too, can only be the job's own note.
      if (!outcome.note || !isRefusal(again)) throw again;
      return noted({ failure: again }, error);
    });
  }
}

const isRefusal = (error: unknown) => error instanceof DatabaseError && error.sqlState !== undefined;

async function attempt(run: () => Promise<JobOutcome>): Promise<Partial<JobOutcome>> {
  try {
    return await run();
  } catch (error) {
    return { failure: error ?? new Error('A job threw nothing.') };
  }
}

function failureOf(error: unknown): JobFailure {
  if (!(error instanceof DatabaseError)) return { message: error instanceof Error ? error.message : String(error) };
  const { message, reason, object } = error;
  return { message, reason, ...(object !== undefined && { object }) };
}

const add = (instant: Date, ms: number) => new Date(instant.getTime() + ms);
const latest = (one: Date, other: Date) => (one > other ? one : other);
