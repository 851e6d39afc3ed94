import type { ScoredRound } from '../../domain/score.ts';
import type { RoundSides } from '../../domain/sides.ts';
import type { Roster } from '../../domain/team-groups.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import { viewerId } from '../viewer-id.ts';
import type { BrokenRecord } from './broken-records.ts';
import { brokenAsJson } from './broken-records.ts';
import type { MatchSelector } from './match-selector.ts';
import { ofMatch, roundAddress } from './match-selector.ts';
import { rostersAsJson } from './rosters.ts';
import type { PlayerRound, SessionRound, StoredPlayerRound, StoredRound } from './session-parts.ts';
import { playedRounds, playerRoundColumns, playerRounds, roundsAsJson } from './session-parts.ts';

/** One match with its players, and the gaming session from which its teams are found. */
export interface MatchData {
  matchId: string;
  /** Address of the match: that of its first round (see {@link roundAddress}). */
  address: string;
  /** Rounds of the whole session in playing order, including those that do not count. */
  rounds: SessionRound[];
  sides: RoundSides[];
  rosters: Roster[];
  /** Players with a counted round of the match, named as the viewer may see them. */
  players: { playerGuid: string; name: string | null }[];
  /** The players' figures in each counted round of the match. */
  playerRounds: PlayerRound[];
  /** The game's own awards for the counted rounds of the match, of which the winner is known. */
  awards: StoredAward[];
  /** The records that the match broke, and own bests that are news: first the community's, then those that had stood longest. */
  broken: BrokenRecord[];
}

/** What a player did with one weapon in the counted rounds of a match. */
export interface MatchWeapon {
  playerGuid: string;
  weaponName: string;
  kills: number;
  headshots: number;
  shots: number;
  hits: number;
}

/** An award of an endstats file. */
export interface StoredAward {
  award: string;
  playerGuid: string;
  amount: number;
}

export type StoredMatch = Omit<MatchData, 'rounds' | 'sides' | 'playerRounds'> & {
  rounds: StoredRound[];
  playerRounds: StoredPlayerRound[];
};

/** Returns a match in one round trip. Undefined if there is none, for example because its files were set aside. */
export async function matchOf(db: Db, selector: MatchSelector, viewer: Viewer): Promise<MatchData | undefined> {
  const [row] = await db.query<{ match: StoredMatch | null }>(sql`select ${matchAsJson(selector, viewer)} as match`);
  return row?.match ? parseMatch(row.match) : undefined;
}

/** A match as its page shows it: with its weapons, and with the address of its session. */
export interface MatchPageData extends MatchData {
  sessionAddress: string;
  /** Weapons with kills, most kills first. */
  weapons: MatchWeapon[];
}

/** Returns a match with everything that its page shows, in one round trip. Undefined if there is none. */
export async function matchWithWeapons(
  db: Db,
  selector: MatchSelector,
  viewer: Viewer,
): Promise<MatchPageData | undefined> {
  type Row = { match: StoredMatch | null; sessionAddress: string | null; weapons: MatchWeapon[] };
  const [row] = await db.query<Row>(sql`
    select ${matchAsJson(selector, viewer)} as match,
      (
        select s.address from rounds r join gaming_sessions s on s.server = r.server and s.session_start = r.session_start
        where ${ofMatch(selector)} limit 1
      ) as session_address,
      (
        select coalesce(json_agg(to_json(w) order by w.kills desc, w.weapon_name, w.player_guid), '[]')
        from (
          select c.player_guid, c.weapon_name, sum(c.kills)::int as kills, sum(c.headshots)::int as headshots,
            sum(c.shots)::int as shots, sum(c.hits)::int as hits
          from counted_weapon_rounds c
          where c.round_id in (select r.id from rounds r where ${ofMatch(selector)})
          group by c.player_guid, c.weapon_name
          having sum(c.kills) > 0
        ) as w
      ) as weapons`);
  if (!row?.match) return undefined;
  return { ...parseMatch(row.match), weapons: row.weapons, sessionAddress: row.sessionAddress ?? '' };
}

/** Returns an expression for a match as {@link StoredMatch}, or null. */
export function matchAsJson(selector: MatchSelector, viewer: Viewer): Sql {
  return sql`(
    with asked as materialized (
      select (array_agg(r.match_id))[1] as match_id, (array_agg(${roundAddress} order by r.round_number))[1] as address, r.server,
        max(r.session_start) as session_start, array_agg(r.id) as ids
      from rounds r
      where ${ofMatch(selector)}
      group by r.server
    ),
    played as materialized (
      select p.*
      from asked join session_player_rounds(asked.server, asked.session_start) as p on p.round_id = any (asked.ids)
    )
    select row_to_json(whole) from (
      select asked.match_id, asked.address, ${roundsAsJson} as rounds, ${rostersAsJson} as rosters,
        (
          select coalesce(json_agg(json_build_object('player_guid', guid, 'name', shown_name(guid, ${viewerId(viewer)})) order by guid), '[]')
          from (select distinct player_guid as guid from played) as people
        ) as players,
        (select coalesce(json_agg(json_build_array(p.round_id, p.player_guid, ${playerRoundColumns})), '[]') from played p) as "playerRounds",
        (
          select coalesce(json_agg(json_build_object('award', a.award, 'player_guid', person_of(a.player_guid), 'amount', a.amount) order by a.round_id, a."position"), '[]')
          from round_awards a join rounds r on r.id = a.round_id
          where r.id = any (asked.ids) and r.is_valid and a.player_guid is not null and a.amount > 0
            and person_of(a.player_guid) not in (select guid from excluded_people)
        ) as awards,
        ${brokenAsJson(viewer)} as broken
      from asked join gaming_sessions s on s.server = asked.server and s.session_start = asked.session_start
    ) as whole
  )`;
}

/** Converts a row of {@link matchAsJson}. */
export function parseMatch(stored: StoredMatch): MatchData {
  return {
    ...stored,
    ...playedRounds(stored.rounds),
    playerRounds: playerRounds(stored.playerRounds, stored.rounds),
  };
}

/** Returns the rounds of a match among those of its session, round 1 first. */
export function roundsOf({ rounds, matchId }: Pick<MatchData, 'rounds' | 'matchId'>): (SessionRound & ScoredRound)[] {
  return rounds
    .filter((round) => round.matchId === matchId && round.roundNumber > 0)
    .sort((a, b) => a.roundNumber - b.roundNumber);
}
