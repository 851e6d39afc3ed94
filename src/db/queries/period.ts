import type { Sql } from '../db.ts';
import { sql } from '../db.ts';

/** Over which rounds sums run. `session` is the newest gaming session. */
export const periods = {
  all: 'All time',
  '90d': 'Last 90 days',
  '30d': 'Last 30 days',
  session: 'This session',
} as const;

export type Period = keyof typeof periods;

export const isPeriod = (text: string): text is Period => Object.hasOwn(periods, text);

const days = { '90d': 90, '30d': 30 } as const;

/** The newest gaming session in which a round counts: its server, its address (`session_start`) and its last stamp. */
export const newestSession = sql`
  select r.server, r.session_start, max(r.played_at) as ended_at
  from rounds r
  join (
    select server, session_start from rounds
    where is_valid and session_start is not null
    order by played_at desc limit 1
  ) as newest using (server, session_start)
  group by r.server, r.session_start`;

/** One row (since, until, server) that bounds a period; server null means every server. No row: there is no session yet. */
export function boundsOf(period: Exclude<Period, 'all'>, now: Date): Sql {
  if (period === 'session')
    return sql`select session_start as since, ended_at as until, server from (${newestSession}) as newest`;
  const since = new Date(now.getTime() - days[period] * 86_400_000);
  return sql`select ${since}::timestamptz as since, 'infinity'::timestamptz as until, null::text as server`;
}

/** Rows of player_totals for the period: the rollup for all time, else summed from its rounds. `guids` is a select of GUIDs. */
export function totalsIn(period: Period, now: Date, guids?: Sql): Sql {
  if (period === 'all') {
    return guids ? sql`select * from player_totals where player_guid in (${guids})` : sql`select * from player_totals`;
  }
  return sql`
    select totals.*
    from (${boundsOf(period, now)}) as bounds
    cross join lateral player_totals_between(
      bounds.since, bounds.until, ${guids ? sql`array(${guids})` : sql`null::text[]`}, bounds.server
    ) as totals`;
}
