import type { Question } from '../ask-together.ts';
import type { Sql } from '../db.ts';
import { sql } from '../db.ts';
import { integrity } from './integrity.ts';
import { prune } from './prune.ts';

/** Timeout in milliseconds of everything that upkeep does at once. It runs in an alarm of the Clock, which may last 15 minutes. */
export const upkeepTimeoutMs = 100_000;

/** What upkeep needs to know of the community. */
interface Habits {
  /** IANA name: what /admin config set, else TIME_ZONE. */
  timeZone: string;
  /** How many rounds were played in each hour of the day. */
  roundsByHour: number[];
}

interface UpkeepOptions {
  now: Date;
  /** Rounds played before are no habit any more. */
  since: Date;
  /** The community's time zone, unless a manager has set another one. */
  timeZone: string;
}

/**
 * Everything that upkeep does and asks, in this order, for one round trip: each repairs and counts, and changes nothing the second time. The
 * checks come after the repairs.
 */
export const upkeepQuestions = ({ now, since, timeZone }: UpkeepOptions) => ({
  habits: habits(since, timeZone),
  pruned: prune(now),
  /** Of how many forgotten players the names came back and were removed. */
  forgottenAgain: counted(sql`select repair_forgotten()::float8 as count`),
  /** How many names of players were counted again. */
  aliases: counted(sql`select repair_names()::float8 as count`),
  /** The tables whose next ids were taken. */
  numbers: named(sql`select repair_numbers() as name`),
  rollups,
  checks: integrity,
  analyzed,
  bytes: counted(sql`select pg_database_size(current_database())::float8 as count`),
});

const counted = (statement: Sql): Question<number> => ({
  statement,
  read: ([row]) => (row as { count: number }).count,
});

const named = (statement: Sql): Question<string[]> => ({
  statement,
  read: (rows) => (rows as { name: string }[]).map(({ name }) => name),
});

/** Asks for the community's time zone, and at which hours of the day rounds were played since an instant. */
const habits = (since: Date, timeZone: string): Question<Habits> => ({
  statement: sql`
    with zone as (select coalesce((select value from settings where name = 'time_zone'), ${timeZone}) as name),
    played as (
      select extract(hour from played_at at time zone zone.name)::int as hour from rounds cross join zone
      where played_at > ${since} and round_number > 0
    )
    select name as time_zone, array(
      select (select count(*)::int from played where played.hour = hours.hour) from generate_series(0, 23) as hours (hour) order by hours.hour
    ) as rounds_by_hour
    from zone`,
  read: ([row]) => row as Habits,
});

/** Computes the rollups again if one of them is wrong. Returns those that were, each with how many of its rows. */
const rollups: Question<{ rollup: string; rows: number }[]> = {
  statement: sql`select rollup, differing::float8 as rows from repair_rollups()`,
  read: (rows) => rows as { rollup: string; rows: number }[],
};

/** Analyzes the tables whose planning figures are missing or old. Returns those that were, and those that the role may not analyze. */
const analyzed: Question<{ done: string[]; denied: string[] }> = {
  statement: sql`select name, is_done from analyze_stale()`,
  read(rows) {
    const names = (wanted: boolean) =>
      (rows as { name: string; isDone: boolean }[]).filter(({ isDone }) => isDone === wanted).map(({ name }) => name);
    return { done: names(true), denied: names(false) };
  },
};
