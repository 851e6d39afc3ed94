import { monthNames, weekdayNames } from '../../domain/dates.ts';
import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import { beganColumn } from './find-session.ts';

const most = 25;

/** A day on which sessions began. */
export interface SessionDay {
  /** The day as `YYYY-MM-DD`. */
  day: string;
  /** `HH:MM` at which each session began, by the game server's clock. */
  times: string[];
}

/**
 * Returns days on which sessions began, newest first. A day matches the typed text (`2026-02`, `28.02`, `sat`, `février`), or is the `day`
 * that the text means.
 */
export function sessionDays(db: Db, typed: string, day: string | null): Promise<SessionDay[]> {
  return db.query<SessionDay>(sql`
    with days as (
      select session_date
      from gaming_sessions
      where counts and (session_date = ${day}::date or strpos(
        lower(to_char(session_date, 'YYYY-MM-DD DD.MM.YYYY DD/MM/YYYY'))
          || ' ' || ${nameOf(weekdayNames(), sql`extract(isodow from session_date)`)}
          || ' ' || ${nameOf(monthNames(), sql`extract(month from session_date)`)},
        ${typed.trim().toLowerCase()}) > 0)
      group by session_date
      order by session_date is not distinct from ${day}::date desc, session_date desc
      limit ${most}
    )
    select to_char(s.session_date, 'YYYY-MM-DD') as day,
      array_agg(${beganColumn} order by s.session_start, s.server) as times
    from gaming_sessions s join days using (session_date)
    where s.counts
    group by s.session_date
    order by s.session_date is not distinct from ${day}::date desc, s.session_date desc`);
}

/** Returns months `YYYY-MM` in which sessions began, newest first. The number or name of a month contains the typed text. */
export async function sessionMonths(db: Db, typed: string): Promise<string[]> {
  const rows = await db.query<{ month: string }>(sql`
    with span as (
      select date_trunc('month', min(session_date)) as first, date_trunc('month', max(session_date)) as last from gaming_sessions
    )
    select to_char(month, 'YYYY-MM') as month
    from span, generate_series(span.last, span.first, interval '-1 month') as month
    where strpos(
        to_char(month, 'YYYY-MM ') || ${nameOf(monthNames(), sql`extract(month from month)`)} || to_char(month, ' YYYY'),
        ${typed.trim().toLowerCase()}) > 0
      and ( -- no exists: PostgreSQL would join all months with all sessions
        select true from gaming_sessions
        where session_date >= month::date and session_date < (month + interval '1 month')::date and counts
        limit 1
      )
    order by 1 desc
    limit ${most}`);
  return rows.map(({ month }) => month);
}

/** An expression: the name with this number, from 1. */
function nameOf(names: readonly string[], number: Sql): Sql {
  return sql`split_part(${names.join('|')}, '|', ${number}::int)`;
}
