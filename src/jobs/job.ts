import type { Rows, Sql } from '../db/db.ts';
import type { JobName } from '../db/queries/jobs.ts';
import type { Measured } from '../db/queries/metrics.ts';
import type { LocalTime } from '../db/queries/period.ts';
import type { OutboxWorld } from '../posts/outbox.ts';

/** What a job gets from outside. The World has all of it. */
export interface JobWorld extends OutboxWorld {
  random(): number;
  community: { timeZone: string; forgottenNamesKey: string | undefined; databaseLimitBytes: number };
}

/** What a job has done. */
export interface JobOutcome {
  /** Facts for /admin health and the log: numbers and short codes, nothing anybody typed. */
  result: Record<string, unknown>;
  /** When the job is due again. Undefined if only the rows that it works on say so. */
  nextAt: Date | undefined;
  /** What a part of the job failed with, if the rest was done all the same. */
  failure?: unknown;
  /** A statement that notes what was done, in the round trip in which the run itself is noted. It changes nothing the second time. */
  note?: Sql | undefined;
  /** How each part of the job went that is measured by itself, such as a post. */
  measured?: readonly Measured[];
}

/** Something that the bot does by itself. It may run twice at once, and may be ended at any point: it must be idempotent. */
export interface Job {
  name: JobName;
  /** When it is due for the first time in a new database. Undefined if only the rows that it works on say so. */
  firstAt(now: Date, timeZone: string): Date | undefined;
  /** How long (ms) the job waits after so many failures in a row. Undefined: until its next time. */
  retryAfterMs(failures: number): number | undefined;
  /**
   * Statements with which a run begins, sent in the round trip that claims the job. They change nothing unless the condition `isClaimed`
   * holds, and nothing more when they run a second time.
   */
  begin?(clock: LocalTime, isClaimed: Sql): readonly Sql[];
  /** Runs the job. `begun` has the rows of the statements of `begin`. Without it they have not run, because PostgreSQL refused one of them. */
  run(world: JobWorld, now: Date, begun?: Rows): Promise<JobOutcome>;
}
