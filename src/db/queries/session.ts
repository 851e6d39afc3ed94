import type { RoundSides } from '../../domain/sides.ts';
import type { Roster } from '../../domain/team-groups.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import type { EveningNews } from './evening.ts';
import { eveningNewsAsJson } from './evening.ts';
import type { SessionMark, SessionSelector } from './find-session.ts';
import { markColumns, sessionFound } from './find-session.ts';
import { roundAddress } from './match-selector.ts';
import { rostersAsJson } from './rosters.ts';
import type { PlayerRound, SessionRound, StoredPlayerRound, StoredRound } from './session-parts.ts';
import { playedRounds, playerRounds, playerRoundsAsJson, roundsAsJson } from './session-parts.ts';
import type { SessionPlayer, StoredPlayer } from './session-players.ts';
import { playersAsJson, sessionPlayer } from './session-players.ts';

/** A part of a session beyond its rounds and the players' sums. Parts that were not requested are empty. */
export type SessionPart = 'weapons' | 'details' | 'teams' | 'player rounds' | 'news' | 'addresses';

export interface Session extends SessionMark {
  /** Rounds in playing order, including those that do not count. */
  rounds: SessionRound[];
  /** All players with a counted round, most kills first. */
  players: SessionPlayer[];
  /** The players' sides in counted rounds: part `teams`. */
  sides: RoundSides[];
  /** Stored rosters: part `teams`. */
  rosters: Roster[];
  /** The players' figures round by round: part `player rounds`. */
  playerRounds: PlayerRound[];
  /** What is news about the session: part `news`. */
  news: EveningNews | null;
  /** The id and the address of each match: part `addresses`. */
  addresses: (readonly [matchId: string, address: string])[];
}

export interface SessionAnswer {
  session: Session | undefined;
  /**
   * The sessions that began on the same day, in playing order, including this one. If no session was found, the sessions of the requested
   * day.
   */
  sameDay: SessionMark[];
  /** The sessions before and after. If no session was found, the nearest before and after the requested day. */
  before: SessionMark | null;
  after: SessionMark | null;
}

interface SessionQuery {
  parts: readonly SessionPart[];
  viewer: Viewer;
}

/** Returns one gaming session in one round trip. */
export async function findSession(
  db: Db,
  selector: SessionSelector,
  { parts, viewer }: SessionQuery,
): Promise<SessionAnswer> {
  const [row] = await db.query<Omit<SessionAnswer, 'session'> & { session: StoredSession | null }>(sql`
    with ${sessionFound(selector)},
    chosen as materialized (select g.* from gaming_sessions g join found using (server, session_start))
    select
      (select ${sessionAsJson({ parts, viewer })} from chosen s) as session,
      ${sameDay(selector)} as "sameDay",
      ${neighbour(selector, 'before')} as before,
      ${neighbour(selector, 'after')} as after`);
  if (!row) throw new Error('The session query gave no row.');
  return { ...row, session: row.session ? parseSession(row.session, parts) : undefined };
}

/** A session as {@link sessionAsJson} returns it. */
export type StoredSession = Omit<Session, 'rounds' | 'players' | 'sides' | 'playerRounds'> & {
  rounds: StoredRound[];
  players: StoredPlayer[];
  playerRounds: StoredPlayerRound[];
};

/** Returns an expression for the session of an outer row `s` of gaming_sessions. */
export function sessionAsJson({ parts, viewer }: SessionQuery): Sql {
  const players = { weapons: parts.includes('weapons'), details: parts.includes('details'), viewer };
  const none = sql`'[]'::json`;
  return sql`(
    select row_to_json(whole) from (
      select ${markColumns}, ${roundsAsJson} as rounds, ${playersAsJson(players)} as players,
        ${parts.includes('teams') ? rostersAsJson : none} as rosters,
        ${parts.includes('player rounds') ? playerRoundsAsJson : none} as "playerRounds",
        ${parts.includes('news') ? eveningNewsAsJson(viewer) : sql`null::json`} as news,
        ${parts.includes('addresses') ? addressesAsJson : none} as addresses
    ) as whole
  )`;
}

/** Converts a row of {@link sessionAsJson} that was asked for with these parts. */
export function parseSession(session: StoredSession, parts: readonly SessionPart[]): Session {
  const { rounds, sides } = playedRounds(session.rounds);
  return {
    ...session,
    rounds,
    players: session.players.map(sessionPlayer),
    sides: parts.includes('teams') ? sides : [],
    playerRounds: playerRounds(session.playerRounds, session.rounds),
  };
}

const addressesAsJson = sql`(
  select coalesce(json_agg(json_build_array(match_id, address)), '[]')
  from (
    select r.match_id, (array_agg(${roundAddress} order by r.round_number))[1] as address
    from rounds r
    where r.server = s.server and r.session_start = s.session_start and r.round_number in (1, 2)
    group by r.match_id
  ) as matches
)`;

function sameDay(selector: SessionSelector): Sql {
  const asked = 'day' in selector ? sql`${selector.day}::date` : sql`null::date`;
  return sql`(
    select coalesce(jsonb_agg(to_jsonb(marks) order by position), '[]')
    from (
      select ${markColumns}, row_number() over (order by session_start, server) as position
      from gaming_sessions s
      where session_date = coalesce((select session_date from chosen), ${asked})
        and (counts or address = (select address from chosen))
    ) as marks
  )`;
}

/**
 * Returns a query for the session before or after. Sessions have the order of the index on their first rounds, so PostgreSQL finds the
 * neighbour in the first row.
 */
function neighbour(selector: SessionSelector, where: 'before' | 'after'): Sql {
  const [than, order] = where === 'before' ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
  const nearest = (condition: Sql) => sql`(
    select ${markColumns} from gaming_sessions s
    where counts and ${condition}
    order by session_date ${order}, session_start ${order}, server ${order}
    limit 1
  )`;
  const ofChosen = nearest(sql`
    (session_date, session_start, server) ${than} (select session_date, session_start, server from chosen)`);
  if (!('day' in selector)) return sql`(select to_jsonb(mark) from ${ofChosen} as mark)`;
  const ofDay = nearest(sql`session_date ${than} ${selector.day}::date and not exists (select from chosen)`);
  return sql`(select to_jsonb(mark) from (${ofChosen} union all ${ofDay}) as mark)`;
}
