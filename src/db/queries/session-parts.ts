import type { ScoredRound } from '../../domain/score.ts';
import type { RoundSides } from '../../domain/sides.ts';
import { sql } from '../db.ts';
import { columnsOf, readTextArray, rowReader } from './as-array.ts';

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
    r.id, (extract(epoch from r.played_at) * 1000)::bigint, sides.axis::text, sides.allies::text,
    coalesce(maps.map_name, r.map_name), ${columnsOf('r', columns)}
  ) order by r.played_at, r.id), '[]')
  from rounds r
  left join round_sides as sides on sides.round_id = r.id
  left join maps on maps.map_key = lower(r.map_name collate "C")
  where r.server = s.server and r.session_start = s.session_start
)`;

/**
 * A round as an array, because the names of its values would be most of the data. A round that does not count has no sides. The GUIDs on a
 * side are one text, which most rounds of a session share.
 */
export type StoredRound = [
  id: number,
  playedAt: number,
  axis: string | null,
  allies: string | null,
  mapName: string,
  ...values: unknown[],
];

/**
 * Converts the rounds of {@link roundsAsJson} into objects, and returns their players' sides. `round` is the position in playing order,
 * from 1.
 */
export function playedRounds(stored: readonly StoredRound[]): { rounds: SessionRound[]; sides: RoundSides[] } {
  const sides: RoundSides[] = [];
  const known = new Map<string | null, string[]>([[null, []]]);
  const guidsIn = (text: string | null) => {
    const guids = known.get(text) ?? readTextArray(text ?? '');
    known.set(text, guids);
    return guids;
  };
  const rounds = stored.map((values, index): SessionRound => {
    const [, playedAt, axis, allies, mapName] = values;
    const round = index + 1;
    if (axis !== null || allies !== null) sides.push({ round, axis: guidsIn(axis), allies: guidsIn(allies) });
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

/** The figures of a {@link PlayerRound}. */
export const roundFigures = [
  'kills',
  'deaths',
  'damage_given',
  'damage_received',
  'time_played',
  'bullet_hits',
  'bullet_shots',
] as const;

/** The columns of a player's figures in a round, from a row `p` of session_player_rounds. */
export const playerRoundColumns = columnsOf('p', roundFigures);

const readFigures = rowReader<Omit<PlayerRound, 'round' | 'playerGuid'>>(roundFigures, 2);

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
