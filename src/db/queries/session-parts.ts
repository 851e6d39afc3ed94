import type { ScoredRound } from '../../domain/score.ts';
import { sql } from '../db.ts';

// JSON expressions about the gaming session of an outer row `s` of gaming_sessions. Long lists are json: jsonb takes ten times as long.

export interface SessionRound extends ScoredRound {
  /** When it ended. */
  played_at: Date;
  duration_seconds: number | null;
  is_valid: boolean;
}

/** `round` is the position in playing order, by which the other parts name a round. */
const inOrder = sql`
  select row_number() over (order by r.played_at, r.id)::int as round, r.*
  from rounds r where r.server = s.server and r.session_start = s.session_start`;

/** A list of {@link SessionRound}, in playing order; those that do not count included. Time stamps are text. */
export const roundsAsJson = sql`(
  select json_agg(shown order by shown.round)
  from (
    select round, played_at, duration_seconds, match_id, map_name, round_number, is_valid, source, defender_team, winner_team,
      time_limit, actual_time
    from (${inOrder}) as rounds_in_order
  ) as shown
)`;

/** Who stood where: a list of `[round, guid, side]`. */
export const sidesAsJson = sql`(
  select coalesce(json_agg(json_build_array(r.round, p.player_guid, p.side)), '[]')
  from (${inOrder}) as r join counted_player_rounds p on p.round_id = r.id
)`;

export type SideTriple = [round: number, guid: string, side: number | null];

export const sideRows = (triples: readonly SideTriple[]) =>
  triples.map(([round, guid, side]) => ({ round, guid, side }));

/** Somebody's figures in one counted round, under the names of {@link import('../../domain/formula.ts').Totals}. */
export interface PlayerRound {
  round: number;
  player_guid: string;
  kills: number;
  deaths: number;
  damage_given: number;
  damage_received: number;
  time_played: number;
  bullet_hits: number;
  bullet_shots: number;
}

/** A list of {@link PlayerRound}. Weapons are summed on their own, for a join with player rows would multiply kills by weapons. */
export const playerRoundsAsJson = sql`(
  select coalesce(jsonb_agg(to_jsonb(figures)), '[]')
  from (
    select r.round, p.player_guid, sum(p.kills) as kills, sum(p.deaths) as deaths, sum(p.damage_given) as damage_given,
      sum(p.damage_received) as damage_received, sum(p.time_played) as time_played,
      coalesce(max(w.hits), 0) as bullet_hits, coalesce(max(w.shots), 0) as bullet_shots
    from (${inOrder}) as r
    join counted_player_rounds p on p.round_id = r.id
    left join (
      select round_id, player_guid, sum(hits) as hits, sum(shots) as shots
      from counted_weapon_rounds
      where server = s.server and session_start = s.session_start and is_bullet_weapon(weapon_name)
      group by round_id, player_guid
    ) as w on w.round_id = r.id and w.player_guid = p.player_guid
    group by r.round, p.player_guid
  ) as figures
)`;
