import type { Question } from '../ask-together.ts';
import { answered, askTogether } from '../ask-together.ts';
import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import { integrity } from './integrity.ts';

/** Timeout in milliseconds of a statement of upkeep. It runs in an alarm of the Clock, which may last 15 minutes. */
const upkeepTimeoutMs = 100_000;

/** What upkeep needs to know of the community. */
export interface Habits {
  /** IANA name: what /admin config set, else TIME_ZONE. */
  timeZone: string;
  /** How many rounds were played in each hour of the day. */
  roundsByHour: number[];
}

/** Returns the community's time zone, and at which hours of the day rounds were played since an instant. */
export async function habits(db: Db, { since, timeZone }: { since: Date; timeZone: string }): Promise<Habits> {
  const [row] = await db.query<Habits>(sql`
    with zone as (select coalesce((select value from settings where name = 'time_zone'), ${timeZone}) as name),
    played as (
      select extract(hour from played_at at time zone zone.name)::int as hour from rounds cross join zone
      where played_at > ${since} and round_number > 0
    )
    select name as time_zone, array(
      select (select count(*)::int from played where played.hour = hours.hour) from generate_series(0, 23) as hours (hour) order by hours.hour
    ) as rounds_by_hour
    from zone`);
  if (!row) throw new Error('The query of the habits gave no row.');
  return row;
}

/** Analyzes the tables whose planning figures are missing or old. Returns those that were, and those that the role may not analyze. */
export async function analyzeStale(db: Db): Promise<{ done: string[]; denied: string[] }> {
  const [rows] = await runLong<[{ name: string; isDone: boolean }[]]>(db, [
    sql`select name, is_done from analyze_stale()`,
  ]);
  const names = (wanted: boolean) => rows.filter(({ isDone }) => isDone === wanted).map(({ name }) => name);
  return { done: names(true), denied: names(false) };
}

/** Computes the rollups again if one of them is wrong. Returns those that were, each with how many of its rows. */
export async function repairRollups(db: Db): Promise<{ rollup: string; rows: number }[]> {
  const statement = sql`select rollup, differing::float8 as rows from repair_rollups()`;
  const [rows] = await runLong<[{ rollup: string; rows: number }[]]>(db, [statement]);
  return rows;
}

/** Removes names of forgotten players that came back, then counts aliases again. Returns of how many players, and how many aliases. */
export async function repairNames(db: Db): Promise<{ forgotten: number; aliases: number }> {
  const [[forgotten], [aliases]] = await runLong<[[{ count: number }], [{ count: number }]]>(db, [
    sql`select repair_forgotten()::float8 as count`,
    sql`select repair_names()::float8 as count`,
  ]);
  return { forgotten: forgotten.count, aliases: aliases.count };
}

/** Makes the next id of every table a free one. Returns the tables where it was taken. */
export async function repairNumbers(db: Db): Promise<string[]> {
  const [rows] = await runLong<[{ name: string }[]]>(db, [sql`select repair_numbers() as name`]);
  return rows.map(({ name }) => name);
}

/** Asks for the size of the whole database in bytes. */
const databaseBytes: Question<number> = {
  statement: sql`select pg_database_size(current_database())::float8 as bytes`,
  read: ([row]) => (row as { bytes: number }).bytes,
};

/** Returns how many rows each check of the audit found that mean an error, and the size of the database. */
export async function inspect(db: Db): Promise<{ wrong: Record<string, number>; bytes: number }> {
  const questions = { checks: integrity, bytes: databaseBytes };
  const { checks, bytes } = await askTogether(db, questions, { timeoutMs: upkeepTimeoutMs });
  const found = answered(checks).filter(({ wrong, count }) => wrong && count > 0);
  return { wrong: Object.fromEntries(found.map(({ code, count }) => [code, count])), bytes: answered(bytes) };
}

async function runLong<Results>(db: Db, statements: Parameters<Db['transaction']>[0]): Promise<Results> {
  return (await db.transaction(statements, { timeoutMs: upkeepTimeoutMs, isRepeatable: true })) as Results;
}
