import { claimJob, finishJob } from '../db/queries/jobs.ts';
import { jobs } from './index.ts';
import type { JobOutcome, JobWorld } from './job.ts';

/** A job that ran. */
interface Ran {
  name: string;
  result: JobOutcome['result'] | undefined;
  /** What it threw. Undefined if it succeeded. */
  error: unknown;
}

const hourMs = 60 * 60_000;

/**
 * Runs the job that is due first, if one is, and returns when the next one is due. Two calls at once never run the same job. Throws
 * DatabaseError if the database does not answer, before or after the job.
 */
export async function runNext(world: JobWorld): Promise<{ ran: Ran | undefined; nextAt: Date }> {
  const { db, clock, random, community } = world;
  const now = clock.now();
  const token = Math.floor(random() * 2 ** 48).toString(36);
  const wanted = jobs.map(({ name, due, firstAt }) => ({
    name,
    due: due?.(now),
    firstAt: firstAt(now, community.timeZone),
  }));
  const { claimed, nextAt } = await claimJob(db, { jobs: wanted, now, token });
  const job = jobs.find(({ name }) => name === claimed?.name);
  // Another call may run the job that is due, so this one waits a moment.
  if (!job || !claimed) return { ran: undefined, nextAt: latest(nextAt ?? add(now, hourMs), add(now, 1000)) };
  const startedMs = clock.runningMs();
  const { outcome, error } = await attempt(job.run(world, now));
  const failures = error === undefined ? 0 : claimed.failures + 1;
  const pauseMs = error === undefined ? undefined : job.retryAfterMs(failures);
  const finishedAt = clock.now();
  const next = await finishJob(db, {
    jobs: wanted,
    name: job.name,
    token,
    now: finishedAt,
    tookMs: clock.runningMs() - startedMs,
    result: outcome?.result,
    error: error === undefined ? undefined : messageOf(error),
    failures,
    dueAt: outcome?.nextAt ?? job.firstAt(finishedAt, community.timeZone),
    retryAt: pauseMs === undefined ? undefined : add(finishedAt, pauseMs),
  });
  return { ran: { name: job.name, result: outcome?.result, error }, nextAt: next ?? add(finishedAt, hourMs) };
}

async function attempt(
  running: Promise<JobOutcome>,
): Promise<{ outcome: JobOutcome; error: undefined } | { outcome: undefined; error: unknown }> {
  try {
    return { outcome: await running, error: undefined };
  } catch (error) {
    return { outcome: undefined, error: error ?? new Error('A job threw nothing.') };
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
const add = (instant: Date, ms: number) => new Date(instant.getTime() + ms);
const latest = (one: Date, other: Date) => (one > other ? one : other);
