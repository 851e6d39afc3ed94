import type { Sql } from '../db.ts';
import { sql } from '../db.ts';
import { ofMatch } from './match-selector.ts';
import { newestSession } from './period.ts';

/**
 * A reference to a gaming session: the newest, the one of an address (see {@link SessionMark}), the one of a match, or the `number`th of
 * those that began on a day `YYYY-MM-DD` of the game server.
 */
export type SessionSelector =
  | { newest: true }
  | { address: string }
  | { matchAddress: string }
  | { day: string; number: number };

/** The name and the address of a gaming session. */
export interface SessionMark {
  /** A short text of the first round's timestamp and the server. It stays valid when more rounds arrive. */
  address: string;
  /** The date on which the session began, by the game server's clock. */
  day: string;
  /** When its first round began, `HH:MM` by the game server's clock. */
  time: string;
  server: string;
}

/** An expression: when a row `s` of gaming_sessions began. A round's stamp is its end, so its duration is subtracted. */
export const beganColumn = sql`to_char(s.first_round_time - make_interval(secs => coalesce((
  select r.duration_seconds from rounds r where r.played_at = s.session_start and r.server = s.server and r.round_number > 0 limit 1
), 0)), 'HH24:MI')`;

/** Columns of a {@link SessionMark} from a row `s` of gaming_sessions. */
export const markColumns = sql`
  s.address, to_char(s.session_date, 'YYYY-MM-DD') as day, ${beganColumn} as time, s.server`;

/**
 * Returns the common table expression `found`: (server, session_start) of the session, or no row. A day on which no session began finds the
 * session that was still played on it. Sessions without a counted round are found only if there is no other.
 */
export function sessionFound(selector: SessionSelector): Sql {
  if ('newest' in selector) return sql`found as materialized (${newestSession})`;
  if ('address' in selector) return sql`found as materialized (${atAddress(selector.address)})`;
  if ('matchAddress' in selector) {
    return sql`found as materialized (
      select r.server, r.session_start from rounds r where ${ofMatch(selector)} order by r.session_start desc limit 1
    )`;
  }
  return sql`
    that_day as materialized (select server, session_start, counts from gaming_sessions where session_date = ${selector.day}::date),
    numbered as (
      select server, session_start, row_number() over (order by session_start, server) as number
      from that_day
      where counts or not exists (select from that_day where counts)
    ),
    reaching as (
      select s.server, s.session_start
      from gaming_sessions s
      where not exists (select from that_day) and s.counts
        and s.session_date >= ${selector.day}::date - 2 and s.session_date < ${selector.day}::date
        and exists (
          select from rounds r
          where r.server = s.server and r.session_start = s.session_start and r.round_date = ${selector.day}::date
        )
      order by s.session_start desc
      limit 1
    ),
    found as materialized (
      select server, session_start from numbered where number = ${selector.number}
      union all
      select server, session_start from reaching
    )`;
}

/**
 * Returns a condition for the session of an address. The address may hold the timestamp of any round of the session, so it stays valid when
 * an older round arrives and moves the start.
 */
function atAddress(address: string): Sql {
  const [, stamp, server] = /^(\d{1,11})\.([0-9a-f]{8})$/.exec(address) ?? [];
  return sql`
    select server, session_start from rounds
    where played_at = to_timestamp(${stamp ?? null}::float8) and left(md5(server), 8) = ${server ?? null} and session_start is not null
    limit 1`;
}
