import type { ReadMonth } from '../../domain/dates.ts';
import type { RoundSides } from '../../domain/sides.ts';
import type { Roster } from '../../domain/team-groups.ts';
import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import type { SessionMark } from './find-session.ts';
import { markColumns } from './find-session.ts';
import { limitToPage, pagingOf } from './paging.ts';
import { rostersAsJson } from './rosters.ts';
import type { SessionRound, StoredRound } from './session-parts.ts';
import { playedRounds, roundsAsJson } from './session-parts.ts';

interface SessionListQuery {
  /** A month `YYYY-MM`, or the number of one: the latest of that name that has sessions; null for all sessions. */
  month: ReadMonth | null;
  page: number;
  perPage: number;
}

/** A gaming session with the data for its score. */
export interface ListedSession extends SessionMark {
  rounds: SessionRound[];
  players: number;
  sides: RoundSides[];
  rosters: Roster[];
}

interface SessionList {
  /** Sessions, newest first. */
  sessions: ListedSession[];
  /** The page shown. The last page if the requested one does not exist. */
  page: number;
  pages: number;
  count: number;
  /** The month `YYYY-MM` shown; null for all sessions, and for a name that no month with sessions has. */
  month: string | null;
  /** Days of the nearest sessions before and after the month asked for. */
  before: string | null;
  after: string | null;
}

/** A {@link ListedSession} as the database returns it. */
export type StoredListedSession = Omit<ListedSession, 'rounds' | 'sides'> & { rounds: StoredRound[] };

/** Columns of a {@link StoredListedSession} from a row `s` of gaming_sessions. */
export const listedSessionColumns = sql`
  ${markColumns}, ${roundsAsJson} as rounds,
  (select count(*) from player_sessions p where p.session_start = s.session_start and p.server = s.server) as players,
  ${rostersAsJson} as rosters`;

export const parseListedSession = (stored: StoredListedSession): ListedSession => ({
  ...stored,
  ...playedRounds(stored.rounds),
});

/** Returns one page of the gaming sessions with a counted round, in one round trip. */
export async function listSessions(db: Db, { month, page, perPage }: SessionListQuery): Promise<SessionList> {
  const listed = sql`counts and session_date >= (select first from wanted) and session_date < (select "end" from wanted)`;
  const [list] = await db.query<Omit<SessionList, 'sessions'> & { sessions: StoredListedSession[] }>(sql`
    with wanted as materialized (${wantedDays(month)}),
    ${pagingOf(sql`gaming_sessions where ${listed}`, { page, perPage })},
    shown as materialized (
      select * from gaming_sessions
      where ${listed}
      order by session_date desc, session_start desc, server desc
      ${limitToPage({ perPage })}
    )
    select
      (
        select coalesce(json_agg(one order by one.session_date desc, one.session_start desc, one.server desc), '[]')
        from (
          select session_date, session_start, ${listedSessionColumns} from shown s
        ) as one
      ) as sessions,
      (select number from page) as page, paging.pages, paging.count,
      (select case when isfinite(first) then to_char(first, 'YYYY-MM') end from wanted) as month,
      ${nearest(sql`session_date < (select first from wanted)`, sql`desc`)} as before,
      ${nearest(sql`session_date >= (select "end" from wanted)`, sql`asc`)} as after
    from paging`);
  if (!list) throw new Error('The session list gave no row.');
  return { ...list, sessions: list.sessions.map(parseListedSession) };
}

/** Selects the first day of the month and the day after its last one. */
function wantedDays(month: ReadMonth | null): Sql {
  if (month === null) return sql`select '-infinity'::date as first, 'infinity'::date as "end"`;
  const first =
    'month' in month
      ? sql`${`${month.month}-01`}::date`
      : sql`coalesce((
          select date_trunc('month', max(session_date)) from gaming_sessions
          where counts and extract(month from session_date) = ${month.named}::int
        )::date, 'infinity')`;
  return sql`select first, (first + interval '1 month')::date as "end" from (select ${first} as first) as month`;
}

function nearest(condition: Sql, order: Sql): Sql {
  return sql`(
    select to_char(session_date, 'YYYY-MM-DD') from gaming_sessions
    where counts and ${condition} order by session_date ${order} limit 1
  )`;
}
