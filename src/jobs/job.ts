import type { Sql } from '../db/db.ts';
import type { JobName } from '../db/queries/jobs.ts';
import type { OutboxWorld } from '../posts/outbox.ts';

/** What a job gets from outside. The World has all of it. */
export interface JobWorld extends OutboxWorld {
  random(): number;
  community: { timeZone: string; forgottenNamesKey: string | undefined };
}

/** What a job has done. */
export interface JobOutcome {
  /** Facts for /admin health and the log: numbers and short codes, nothing anybody typed. */
  result: Record<string, unknown>;
  /** When the job is due again. Undefined if only `due` of the job knows. */
  nextAt: Date | undefined;
}

/** Something that the bot does by itself. It may run twice at once, and may be ended at any point: it must be idempotent. */
export interface Job {
  name: JobName;
  /** When it is due for the first time in a new database. */
  firstAt(now: Date, timeZone: string): Date | undefined;
  /** SQL for the earliest instant at which rows need it, besides its own next time: a scalar that is null if none does. */
  due?(now: Date): Sql;
  /** How long (ms) a job waits after so many failures in a row. Undefined: until its next time. */
  retryAfterMs(failures: number): number | undefined;
  run(world: JobWorld, now: Date): Promise<JobOutcome>;
}
