import { seasonAt } from '../../domain/seasons.ts';
import type { Sql } from '../db.ts';
import { sql } from '../db.ts';

/** The periods over which sums are computed, by the start of gaming sessions. `session` is the newest session. */
export const periods = {
  all: 'All time',
  season: 'This season',
  '90d': 'Last 90 days',
  '30d': 'Last 30 days',
  session: 'This session',
} as const;

export type Period = keyof typeof periods;

export const periodKeys = Object.keys(periods) as Period[];

export const isPeriod = (text: string): text is Period => Object.hasOwn(periods, text);

/** The current time, and the community's IANA time zone for seasons. Periods are computed from both. */
export interface LocalTime {
  now: Date;
  timeZone: string;
}

const days = { '90d': 90, '30d': 30 } as const;

/** The newest gaming session with a counted round, as (server, session_start). */
export const newestSession = sql`
  select server, session_start from player_sessions order by session_start desc, server limit 1`;

/** Returns a condition that limits rollup rows (server, session_start) to the period. Undefined for all time. */
export function inPeriod(period: Period, clock: LocalTime): Sql | undefined {
  if (period === 'all') return undefined;
  if (period === 'session') return sql`(server, session_start) = (${newestSession})`;
  return sql`session_start >= ${startOf(period, clock)}`;
}

/** Returns the period as arguments of a function: the start of its first session, and the server; null where there is no bound. */
export function boundsOf(period: Period, clock: LocalTime): Sql {
  if (period === 'all') return sql`null::timestamptz, null::text`;
  if (period !== 'session') return sql`${startOf(period, clock)}::timestamptz, null::text`;
  const newest = sql`(${newestSession}) as newest`;
  return sql`(select session_start from ${newest}), (select server from ${newest})`;
}

/**
 * Returns rows for the period that have the columns of player_totals. `guids` is a select of GUIDs. All players are included without it.
 */
export function totalsIn(period: Period, clock: LocalTime, guids?: Sql): Sql {
  const only = guids ? sql`where player_guid in (${guids})` : sql`where true`;
  if (period === 'all') return sql`select * from player_totals ${only}`;
  if (period === 'session') return sql`select * from player_sessions ${only} and ${inPeriod(period, clock)}`;
  const list = guids ? sql`array(${guids})` : sql`null::text[]`;
  return sql`select * from player_totals_between(${startOf(period, clock)}, 'infinity', ${list})`;
}

function startOf(period: 'season' | keyof typeof days, { now, timeZone }: LocalTime): Date {
  if (period === 'season') return new Date(seasonAt(now.getTime(), timeZone).start);
  return new Date(now.getTime() - days[period] * 86_400_000);
}
