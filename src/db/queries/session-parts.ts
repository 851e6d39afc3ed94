import type { ScoredRound } from '../../domain/score.ts';
import type { SideRow } from '../../domain/sides.ts';
import { sql } from '../db.ts';
import { columnsOf, rowReader } from './as-array.ts';

// JSON expressions about the gaming session of an outer row `s` of gaming_sessions. Long lists are json, because jsonb takes ten times as
// long.

export interface SessionRound extends ScoredRound {
  /** End of the round. */
  playedAt: Date;
  durationSeconds: number | null;
  isValid: boolean;
}

const columns = [
  'duration_seconds',
  'match_id',
  'round_number',
  'is_valid',
  'source',
  'defender_team',
  'winner_team',
  'time_limit',
  'actual_time',
] as const;

const readRound = rowReader<Omit<SessionRound, 'round' | 'playedAt' | 'mapName'>>(columns, 5);

/** Rounds in playing order with their players' sides, as a list of {@link StoredRound}. Includes rounds that do not count. */
export const roundsAsJson = sql`(
  select coalesce(json_agg(json_build_array(
    r.id, (extract(epoch from r.played_at) * 1000)::bigint, sides.axis, sides.allies,
    coalesce(maps.map_name, r.map_name), ${columnsOf('r', columns)}
  ) order by r.played_at, r.id), '[]')
  from rounds r
  left join round_sides as sides on sides.round_id = r.id
  left join maps on maps.map_key = lower(r.map_name collate "C")
  where r.server = s.server and r.session_start = s.session_start
)`;

/** A round as an array, because the names of its values would be most of the data. A round that does not count has no sides. */
export type StoredRound = [
  id: number,
  playedAt: number,
  axis: string[] | null,
  allies: string[] | null,
  mapName: string,
  ...values: unknown[],
];

/**
 * Converts the rounds of {@link roundsAsJson} into objects, and returns their players' sides. `round` is the position in playing order,
 * from 1.
 */
export function playedRounds(stored: readonly StoredRound[]): { rounds: SessionRound[]; sides: SideRow[] } {
  const sides: SideRow[] = [];
  const rounds = stored.map((values, index): SessionRound => {
    const [, playedAt, axis, allies, mapName] = values;
    const round = index + 1;
    for (const guid of axis ?? []) sides.push({ round, guid, side: 1 });
    for (const guid of allies ?? []) sides.push({ round, guid, side: 2 });
    return readRound(values, { round, playedAt: new Date(playedAt), mapName });
  });
  return { rounds, sides };
}

/** A player's figures in one counted round, under the names of {@link import('../../domain/formula.ts').Totals}. */
export interface PlayerRound {
  round: number;
  playerGuid: string;
  kills: number;
  deaths: number;
  damage_given: number;
  damage_received: number;
  time_played: number;
  bullet_hits: number;
  bullet_shots: number;
}

const figures = [
  'kills',
  'deaths',
  'damage_given',
  'damage_received',
  'time_played',
  'bullet_hits',
  'bullet_shots',
] as const;

/** The columns of a player's figures in a round, from a row `p` of session_player_rounds. */
export const playerRoundColumns = columnsOf('p', figures);

const readFigures = rowReader<Omit<PlayerRound, 'round' | 'playerGuid'>>(figures, 2);

/** Figures of all players round by round, as a list of {@link StoredPlayerRound}. */
export const playerRoundsAsJson = sql`(
  select coalesce(json_agg(json_build_array(p.round_id, p.player_guid, ${playerRoundColumns})), '[]')
  from session_player_rounds(s.server, s.session_start) as p
)`;

/** A {@link PlayerRound} as an array. */
export type StoredPlayerRound = [roundId: number, guid: string, ...values: number[]];

/** Converts the figures of {@link playerRoundsAsJson} into objects. `rounds` are the session's. */
export function playerRounds(stored: readonly StoredPlayerRound[], rounds: readonly StoredRound[]): PlayerRound[] {
  const positions = new Map(rounds.map(([id], index) => [id, index + 1]));
  return stored.map((values) => {
    const [id, playerGuid] = values;
    return readFigures(values, { round: positions.get(id) ?? 0, playerGuid });
  });
}
