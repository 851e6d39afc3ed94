import type { RoundSides } from '../../domain/sides.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Db, Sql } from '../db.ts';
import { empty, sql } from '../db.ts';
import { viewerId } from '../viewer-id.ts';
import type { PlayerCandidate } from './find-player.ts';
import { candidatesAsJson, parseDates, playerFound } from './find-player.ts';
import type { SessionMark, SessionSelector } from './find-session.ts';
import { markColumns, sessionFound } from './find-session.ts';
import type { PlayerReference } from './player-matches.ts';
import type { StoredRoster } from './rosters.ts';
import { newestRoster, rosterKey, rostersAsJson } from './rosters.ts';
import type { SessionRound, StoredRound } from './session-parts.ts';
import { playedRounds, roundsAsJson } from './session-parts.ts';

/** A gaming session with the data that its teams are found from. */
export interface TeamSession extends SessionMark {
  /** Rounds in playing order, including those that do not count. */
  rounds: SessionRound[];
  sides: RoundSides[];
  rosters: StoredRoster[];
  /** Names of all players by GUID, as the viewer may see them. */
  names: Record<string, string | null>;
  /** Position among the sessions of its date, from 1. `of` is the number of sessions on the date. */
  number: number;
  of: number;
  /** Key under which its rosters are stored. */
  key: string;
  /** Id of the date's newest roster. */
  newest: string;
}

export interface TeamAnswer {
  session: TeamSession | null;
  /** The session it is compared with. */
  previous: TeamSession | null;
  /** If no session was found: the number of sessions on the requested day, and the nearest days with one. */
  ofDay: number;
  before: string | null;
  after: string | null;
  /** Players that the reference may mean. */
  candidates: PlayerCandidate[];
}

interface TeamSessionQuery {
  selector: SessionSelector;
  /** The session to compare with: the one before it on its server, or that of a selector. Not returned without it. */
  previous?: SessionSelector | 'the one before';
  /** The player whose candidates are returned. */
  player?: PlayerReference | undefined;
  /** The viewer: the Discord user who called the command. */
  viewer: Viewer;
}

/** Returns one session with the data of its teams and score, in one round trip. */
export async function teamSession(db: Db, query: TeamSessionQuery): Promise<TeamAnswer> {
  const [answer] = await db.query<StoredAnswer>(teamSessionSql(query));
  return revived(answer);
}

/** Returns the statement of {@link teamSession}, for a transaction. {@link revived} reads its row. */
export function teamSessionSql({ selector, previous, player, viewer }: TeamSessionQuery): Sql {
  const day = 'day' in selector ? sql`${selector.day}::date` : sql`null::date`;
  return sql`
    with ${sessionFound(selector)},
    wanted as materialized (select g.* from gaming_sessions g join found using (server, session_start)),
    ${previous === undefined ? empty : sql`compared as materialized (${comparedWith(previous)}),`}
    asked as (${player ? whoIs(player, viewer) : sql`select '[]'::jsonb as candidates`})
    select
      (select ${wholeSession(viewer)} from wanted s) as session,
      ${previous === undefined ? sql`null` : sql`(select ${wholeSession(viewer)} from compared s)`} as previous,
      (select count(*)::int from gaming_sessions where session_date = ${day}) as "ofDay",
      (select to_char(max(session_date), 'YYYY-MM-DD') from gaming_sessions where session_date < ${day} and counts) as before,
      (select to_char(min(session_date), 'YYYY-MM-DD') from gaming_sessions where session_date > ${day} and counts) as after,
      (select candidates from asked) as candidates`;
}

function whoIs(player: PlayerReference, viewer: Viewer): Sql {
  return sql`with ${playerFound(player, viewer)} select ${candidatesAsJson} as candidates`;
}

function comparedWith(previous: SessionSelector | 'the one before'): Sql {
  if (previous !== 'the one before') {
    return sql`with ${sessionFound(previous)} select g.* from gaming_sessions g join found using (server, session_start)`;
  }
  return sql`
    select g.* from gaming_sessions g
    where g.counts and g.server = (select server from wanted) and g.session_start < (select session_start from wanted)
    order by g.session_start desc
    limit 1`;
}

function wholeSession(viewer: Viewer): Sql {
  return sql`(
    select row_to_json(whole) from (
      select ${markColumns}, ${roundsAsJson} as rounds, ${rostersAsJson} as rosters,
        ${namesAsJson(viewer)} as names, same_day.number, same_day.of, ${newestRoster} as newest,
        case when same_day.of = 1 then to_char(s.session_date, 'YYYY-MM-DD') else ${rosterKey} end as key
      from (
        select count(*)::int as of,
          (count(*) filter (where (d.session_start, d.server) <= (s.session_start, s.server)))::int as number
        from gaming_sessions d where d.session_date = s.session_date
      ) as same_day
    ) as whole
  )`;
}

/** Returns an expression for the names of all players in the session `s`. */
export function namesAsJson(viewer: Viewer): Sql {
  return sql`(
    select coalesce(jsonb_object_agg(p.player_guid, shown_name(p.player_guid, ${viewerId(viewer)})), '{}')
    from player_sessions p where p.server = s.server and p.session_start = s.session_start
  )`;
}

type StoredSession = Omit<TeamSession, 'rounds' | 'sides'> & { rounds: StoredRound[] };

/** The row of {@link teamSessionSql}. */
export type StoredAnswer = Omit<TeamAnswer, 'session' | 'previous'> & {
  session: StoredSession | null;
  previous: StoredSession | null;
};

/** Converts the row from JSON: timestamps become Dates, and rounds get their players' sides. */
export function revived(answer: StoredAnswer | undefined): TeamAnswer {
  if (!answer) throw new Error('The session query gave no row.');
  const { session, previous, candidates } = answer;
  return {
    ...answer,
    session: session && { ...session, ...playedRounds(session.rounds) },
    previous: previous && { ...previous, ...playedRounds(previous.rounds) },
    candidates: candidates.map(parseDates),
  };
}
