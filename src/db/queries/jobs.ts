import type { Question } from '../ask-together.ts';
import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import { DatabaseError } from '../errors.ts';
import { postsDueAt } from './outbox.ts';
import type { LocalTime } from './period.ts';

/** The jobs that run by the clock. */
export type JobName = 'deliver' | 'digest' | 'on-this-day' | 'upkeep';

/** How long (ms) a job belongs to the invocation that runs it. Another one may run it afterwards, if the first was ended. */
export const leaseMs = 2 * 60_000;

/** How far ahead (ms) a job can be due. A later time was written while the clock was wrong. */
const farthestMs = 49 * 60 * 60_000;

/** How long (ms) a job waits at most that is ended each time it runs. */
const longestPauseMs = 6 * 60 * 60_000;

/** What is stored of a run that was ended before it noted how it went, for example because it computed for too long. */
const brokenOff: JobFailure = { message: 'The run was ended before it was done.' };

interface ClaimedJob {
  name: string;
  /** How many times it has failed since it last succeeded, with the run before this one if that was ended. */
  failures: number;
  /** Whether the run before was ended. */
  wasEnded: boolean;
}

/**
 * SQL for the earliest instant at which the rows that a job works on need it, besides its own next time: null if none does. It is asked when
 * the Clock rings.
 */
const wantedAt: Record<JobName, (clock: LocalTime) => Sql> = {
  deliver: ({ now }) => postsDueAt(now),
  digest: ({ timeZone }) => sql`post_hour_due_at('digest', 'digest', ${timeZone})`,
  'on-this-day': ({ timeZone }) => sql`post_hour_due_at('day', 'on-this-day', ${timeZone})`,
  upkeep: () => sql`null`,
};

/** The names of all jobs. */
export const jobNames = Object.keys(wantedAt) as JobName[];

/** Returns the jobs as rows `l (name, wanted_at)`. */
const listed = (clock: LocalTime) =>
  jobNames
    .map((name) => sql`select ${name}::text as name, ${wantedAt[name](clock)}::timestamptz as wanted_at`)
    .reduce((one, other) => sql`${one} union all ${other}`);

/** SQL for when job `j` is due, of which `l` is listed. An instant that only a wrong clock can have written is passed. */
function dueAt(now: Date): Sql {
  const farthest = new Date(now.getTime() + farthestMs);
  return sql`greatest(
    least(case when j.due_at > ${farthest} then ${now} else j.due_at end, l.wanted_at),
    case when j.retry_at <= ${farthest} then j.retry_at end
  )`;
}

/** SQL for whether somebody runs job `j`. */
function isLeased(now: Date): Sql {
  return sql`coalesce(j.leased_until > ${now} and j.leased_until <= ${new Date(now.getTime() + leaseMs)}, false)`;
}

/** How late (ms) a job may be before the Clock counts as not ringing. */
const lateMs = 15 * 60_000;

/** SQL for whether the Clock seems not to ring: the daily job should have run, or was never planned. */
export const isClockLate = (now: Date): Sql =>
  sql`not exists (select from jobs where name = 'upkeep' and due_at > ${new Date(now.getTime() - lateMs)})`;

/** SQL for whether the run with this token has claimed a job. */
export const isClaimedBy = (name: JobName, token: string): Sql =>
  sql`exists (select from jobs where name = ${name} and leased_by = ${token})`;

/** SQL that rounds up to what a Date can hold, so that an alarm never rings before its job is due. */
const rounded = (instant: Sql) => sql`date_trunc('milliseconds', ${instant} + interval '999 microseconds')`;

/**
 * Claims the job that is due first, for `leaseMs`. Returns it, if there is one, and when the next of the others is due. A job that is not
 * known yet is due at its `first` time. The same call twice, with the same `token`, claims once. A run that was ended counts as a failure. From
 * the second one in a row on, the job waits before it is run again, twice as long each time up to six hours: otherwise a job that is always
 * ended would keep the database awake. In the same round trip runs the statements `begin`, several lists of them, and returns their rows. If
 * PostgreSQL refuses one of them, the job is claimed without them.
 */
export async function claimJob(
  db: Db,
  { begin, ...claim }: ClaimOptions & { begin: readonly (readonly Sql[])[] },
): Promise<{ claimed: ClaimedJob | undefined; nextAt: Date | undefined; begun: unknown[][][] | undefined }> {
  type Row = { claimed: ClaimedJob | null; nextAt: Date | null };
  const statement = claimStatement(claim);
  const all = [statement, ...begin.flat()];
  const claimed = (row: unknown) => ({
    claimed: (row as Row | undefined)?.claimed ?? undefined,
    nextAt: (row as Row | undefined)?.nextAt ?? undefined,
  });
  try {
    const [[row] = [], ...others] = await db.transaction(all, { isRepeatable: true });
    return { ...claimed(row), begun: begin.map((statements) => others.splice(0, statements.length)) };
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.sqlState === undefined) throw error;
    const [row] = await db.query<Row>(statement);
    return { ...claimed(row), begun: undefined };
  }
}

interface ClaimOptions {
  first: readonly { name: JobName; at: Date | undefined }[];
  now: Date;
  timeZone: string;
  token: string;
}

function claimStatement({ first, now, timeZone, token }: ClaimOptions): Sql {
  return sql`
    with l as materialized (${listed({ now, timeZone })}),
    added as (
      insert into jobs (name, due_at)
      select name, at from jsonb_to_recordset(${JSON.stringify(first)}) as f (name text, at timestamptz)
      where not exists (select from jobs where jobs.name = f.name)
      on conflict (name) do nothing
      returning name, due_at
    ),
    candidate as (
      select j.name, j.leased_by is not null and j.leased_by <> ${token} as was_ended from jobs j join l using (name)
      where ${dueAt(now)} <= ${now} and (not ${isLeased(now)} or j.leased_by = ${token})
      order by ${dueAt(now)}, j.name limit 1
      for update of j skip locked
    ),
    claimed as (
      update jobs j set leased_by = ${token}, leased_until = ${new Date(now.getTime() + leaseMs)}, started_at = ${now},
        failures = j.failures + was_ended::int, error = case when was_ended then ${JSON.stringify(brokenOff)} else j.error end,
        retry_at = case when was_ended and j.failures > 0
          then ${now}::timestamptz + least(${leaseMs}::float8 * 2 ^ least(j.failures, 20), ${longestPauseMs}::float8) * interval '1 millisecond'
          else j.retry_at end
      from candidate where candidate.name = j.name
      returning j.name, j.failures, was_ended as "wasEnded"
    )
    select (select to_jsonb(claimed) from claimed) as claimed,
      ${rounded(sql`(
        select min(at) from (
          select case when ${isLeased(now)} then j.leased_until else ${dueAt(now)} end as at from jobs j join l using (name)
          union all select least(added.due_at, l.wanted_at) from added join l using (name)
        ) as all_jobs
      )`)} as next_at`;
}

/** A job that has run. */
export interface FinishedJob {
  name: JobName;
  token: string;
  now: Date;
  timeZone: string;
  tookMs: number;
  result: Record<string, unknown> | undefined;
  failure: JobFailure | undefined;
  failures: number;
  dueAt: Date | undefined;
  retryAt: Date | undefined;
  /** A statement of the job, which runs first. */
  note?: Sql | undefined;
  /** A statement that stores how long it took. */
  metrics?: Sql | undefined;
}

/** Notes how a claimed job went, unless its lease is over and somebody else has it. Returns when the next job is due. */
export async function finishJob(db: Db, job: FinishedJob): Promise<Date | undefined> {
  const { name, token, now, timeZone, tookMs, result, failure, failures, retryAt } = job;
  const error = failure === undefined ? null : JSON.stringify(failure);
  const results = await db.transaction(
    [
      ...(job.note ? [job.note] : []),
      ...(job.metrics ? [job.metrics] : []),
      sql`
      update jobs set leased_by = null, leased_until = null, finished_at = ${now}, took_ms = ${Math.round(tookMs)}::int,
        result = coalesce(${result === undefined ? null : JSON.stringify(result)}::jsonb, result),
        succeeded_at = case when ${error}::text is null then ${now} else succeeded_at end,
        error = ${error}::text, failures = ${failures}::int, due_at = ${job.dueAt}::timestamptz, retry_at = ${retryAt}::timestamptz
      where name = ${name} and leased_by = ${token}`,
      sql`
      with l as (${listed({ now, timeZone })})
      select ${rounded(sql`min(case when ${isLeased(now)} then j.leased_until else ${dueAt(now)} end)`)} as next_at
      from jobs j join l using (name)`,
    ],
    { isRepeatable: true },
  );
  const [row] = (results.at(-1) ?? []) as { nextAt: Date | null }[];
  return row?.nextAt ?? undefined;
}

/** Why a job failed. Of an error of the database, what {@link DatabaseError} says of it, so that it can be said in other languages. */
export type JobFailure = Pick<DatabaseError, 'message'> & Partial<Pick<DatabaseError, 'reason' | 'object'>>;

/** A job: when it is due, and how its last run went. */
export interface JobState {
  name: JobName;
  /** Whether the Clock has rung in this database since this job exists. */
  isKnown: boolean;
  dueAt: Date | null;
  /** When it ran last, whatever became of it. */
  finishedAt: Date | null;
  tookMs: number | null;
  result: Record<string, unknown> | null;
  failures: number;
  failure: JobFailure | null;
  /** How many messages wait to be sent. */
  waiting: number;
  /** When the schema was changed last. A Clock that has not rung since the day before yesterday never does. */
  schemaAt: Date | null;
}

/** Asks for the state of every job. */
export const jobStates = ({ now, timeZone }: LocalTime): Question<JobState[]> => ({
  statement: sql`
    with l as (${listed({ now, timeZone })})
    select l.name, j.name is not null as is_known, ${dueAt(now)} as due_at, j.finished_at, j.took_ms, j.result, coalesce(j.failures, 0) as failures,
      j.error::jsonb as failure,
      case when l.name = 'deliver' then (
        select count(*)::int from posts
        where sent_version < wanted_version and ended is null and (failures > 0 or (due_at > ${now}) is not true)
      ) else 0 end as waiting,
      (select max(run_at) from schemaversion) as schema_at
    from l left join jobs j using (name)
    order by l.name`,
  read: (rows) => rows as JobState[],
});
