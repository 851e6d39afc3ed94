import type { Db } from '../db.ts';
import { sql } from '../db.ts';

const most = 25;

/** A day on which sessions began. */
export interface SessionDay {
  /** The day as `YYYY-MM-DD`. */
  day: string;
  weekday: string;
  /** Time of each session's first round as `HH:MM`, by the game server's clock. */
  times: string[];
}

/**
 * Returns days on which sessions began, newest first. A day matches the typed text (`2026-02`, `sat`, `feb`), or is the `day` that the text
 * means.
 */
export function sessionDays(db: Db, typed: string, day: string | null): Promise<SessionDay[]> {
  return db.query<SessionDay>(sql`
    select to_char(session_date, 'YYYY-MM-DD') as day, to_char(session_date, 'FMDay') as weekday,
      array_agg(to_char(first_round_time, 'HH24:MI') order by session_start, server) as times
    from gaming_sessions
    where counts and (
      strpos(lower(to_char(session_date, 'YYYY-MM-DD FMDay FMMonth')), ${typed.trim().toLowerCase()}) > 0 or session_date = ${day}::date
    )
    group by session_date
    order by session_date is not distinct from ${day}::date desc, session_date desc
    limit ${most}`);
}

/** Returns months `YYYY-MM` in which sessions began, newest first. The number or English name of a month contains the typed text. */
export async function sessionMonths(db: Db, typed: string): Promise<string[]> {
  const rows = await db.query<{ month: string }>(sql`
    with span as (
      select date_trunc('month', min(session_date)) as first, date_trunc('month', max(session_date)) as last from gaming_sessions
    )
    select to_char(month, 'YYYY-MM') as month
    from span, generate_series(span.last, span.first, interval '-1 month') as month
    where strpos(lower(to_char(month, 'YYYY-MM FMMonth YYYY')), ${typed.trim().toLowerCase()}) > 0
      and ( -- no exists: PostgreSQL would join all months with all sessions
        select true from gaming_sessions
        where session_date >= month::date and session_date < (month + interval '1 month')::date and counts
        limit 1
      )
    order by 1 desc
    limit ${most}`);
  return rows.map(({ month }) => month);
}
