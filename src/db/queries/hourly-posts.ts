import { mvpMeasures } from '../../domain/mvp.ts';
import { statistic } from '../../domain/statistics.ts';
import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import type { LocalTime } from './period.ts';

// Posts that come at an hour of the community's time zone. Their subject is a day: today, or the Monday on which the week began.

/** SQL for the community's time zone. */
const zone = ({ timeZone }: LocalTime): Sql =>
  sql`coalesce((select value from settings where name = 'time_zone'), ${timeZone})`;

/** SQL for the day that it is in the community's time zone. */
export const today = (clock: LocalTime): Sql => sql`(${clock.now}::timestamptz at time zone ${zone(clock)})::date`;

/** SQL for the Monday on which the last full week began. */
export const weekBefore = (clock: LocalTime): Sql => sql`(date_trunc('week', ${today(clock)})::date - 7)`;

/** The sums that the most valuable player of a session depends on, in the order in which week_facts returns them. */
export const mvpSums = [
  ...new Set(
    mvpMeasures
      .map((key) => statistic(key).formula)
      .flatMap(({ numerator, denominator = [] }) => [...numerator, ...denominator])
      .map((term) => term.replace('-', '')),
  ),
];

/** SQL for what is remarkable about the day in a post's subject. Null if nothing is. */
export const dayFacts = (day: Sql, { timeZone }: Pick<LocalTime, 'timeZone'>): Sql =>
  sql`day_facts(${day}, ${timeZone})`;

/** SQL for what happened in the week that began on the day in a post's subject. Null if nobody played. */
export const weekFacts = (day: Sql): Sql => sql`week_facts(${day}, ${mvpSums}::text[])`;

interface HourlyPost {
  kind: 'day' | 'digest';
  /** SQL for the day that the post is about. */
  day: Sql;
  clock: LocalTime;
}

/**
 * Stores that the post about a day is wanted, unless it was before, or there is nothing to tell. A second run changes nothing. Returns whether
 * there is a new post.
 */
export async function postOnce(db: Db, { kind, day, clock }: HourlyPost): Promise<boolean> {
  const facts = kind === 'day' ? dayFacts(sql`one.day`, clock) : weekFacts(sql`one.day`);
  const rows = await db.query(sql`
    insert into posts (key, kind, server, subject, channel, played_at)
    select ${kind} || ':' || left(replace(gen_random_uuid()::text, '-', ''), 16), ${kind}, '', one.day::text, t.channel, ${clock.now}
    from post_targets t cross join (select ${day} as day) as one
    where t.kind = ${kind} and ${facts} is not null
    on conflict (kind, server, subject) do nothing
    returning key`);
  return rows.length > 0;
}
