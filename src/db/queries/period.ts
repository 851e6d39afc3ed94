import { seasonAt } from '../../domain/seasons.ts';
import type { Sql } from '../db.ts';
import { sql } from '../db.ts';

/** Over which rounds sums run: those of the gaming sessions that began in the period. `session` is the newest session. */
export const periods = {
  all: 'All time',
  season: 'This season',
  '90d': 'Last 90 days',
  '30d': 'Last 30 days',
  session: 'This session',
} as const;

export type Period = keyof typeof periods;

export const isPeriod = (text: string): text is Period => Object.hasOwn(periods, text);

/** What a period begins from: now, and the community's IANA time zone for seasons. */
export interface LocalTime {
  now: Date;
  timeZone: string;
}

const days = { '90d': 90, '30d': 30 } as const;

/** The newest gaming session in which a round counts, as (server, session_start): its address. */
export const newestSession = sql`
  select server, session_start from player_sessions order by session_start desc, server limit 1`;

/** A condition on rollup rows (server, session_start) that keeps those of the period; `undefined` for all time. */
export function inPeriod(period: Period, clock: LocalTime): Sql | undefined {
  if (period === 'all') return undefined;
  if (period === 'session') return sql`(server, session_start) = (${newestSession})`;
  return sql`session_start >= ${startOf(period, clock)}`;
}

/** Rows of player_totals, or of the same shape, for the period. `guids` is a select of GUIDs; left out: everybody. */
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
