import type { LegacyTable, PLAYER_STATS, ROUNDS, WEAPON_STATS } from '../../scripts/migrate/source/legacy-ddl.ts';
import type { PlayedRound } from './match.ts';
import { clockDigits, clockText, dateText, minutesText } from './stamps.ts';
import type { Participant, Tally } from './tally.ts';
import { newTally } from './tally.ts';

export type SqlValue = number | bigint | string | null;
/** A value for every column of a table. */
export type Row<T extends LegacyTable> = Record<keyof T['columns'], SqlValue>;
export type PlayerRow = Row<typeof PLAYER_STATS>;
export type WeaponRow = Row<typeof WEAPON_STATS>;

/** Values that all rows of one round share. */
export interface RoundKey {
  readonly roundId: number;
  readonly sessionId: number;
  readonly createdAt: string;
}

export function matchId(round: PlayedRound): string {
  return `${dateText(round.matchAt)}_${clockDigits(round.matchAt)}_${round.map.name}`;
}

/** Returns the round's row. The legacy bot stores every round 2 as a tie with defender 2. */
export function roundRow(round: PlayedRound, { roundId, sessionId, createdAt }: RoundKey): Row<typeof ROUNDS> {
  const held = round.actual >= round.limit;
  const winner = round.number === 2 ? 0 : held ? 1 : 2;
  return {
    id: roundId,
    round_date: dateText(round.endedAt),
    round_time: round.colonClock ? clockText(round.endedAt) : clockDigits(round.endedAt),
    match_id: matchId(round),
    map_name: round.map.name,
    round_number: round.number,
    time_limit: minutesText(round.limit),
    actual_time: minutesText(round.actual),
    winner_team: winner,
    defender_team: round.number === 2 ? 2 : 1,
    is_tied: winner === 0 ? 1 : 0,
    round_outcome: winner === 0 ? 'Tie' : winner === 1 ? 'Axis Victory' : 'Allies Victory',
    gaming_session_id: sessionId,
    created_at: createdAt,
  };
}

/**
 * Returns a player's row as the legacy bot computed it, including its faults in round 2: the bot also subtracted round 1's value from
 * counters that restart each round. `id` is 0, and the writer sets it.
 */
export function playerRow(round: PlayedRound, tally: Tally, key: RoundKey, foreignSeconds?: number): PlayerRow {
  const before = round.first?.tallies.find(({ participant }) => participant.guid === tally.participant.guid);
  const less = (field: (tally: Tally) => number) => Math.max(0, field(tally) - (before ? field(before) : 0));
  const played = [...tally.weapons.values()].filter(({ shots }) => shots > 0);
  const shots = played.reduce((sum, row) => sum + row.shots, 0);
  const hits = played.reduce((sum, row) => sum + row.hits, 0);
  const seconds = foreignSeconds ?? legacySeconds(round, tally);
  const minutes = seconds / 60;
  const deadRatio = legacyDeadRatio(tally, before);
  const shield = tally.damageReceived > 1000 ? tally.damageReceived / Math.max(1, tally.deaths) / 130 : 0;
  return {
    id: 0,
    round_id: key.roundId,
    round_date: dateText(round.endedAt),
    map_name: round.map.name,
    round_number: round.number,
    player_guid: tally.participant.guid,
    player_name: tally.participant.name,
    clean_name: tally.participant.name,
    team: tally.side,
    kills: tally.kills,
    deaths: tally.deaths,
    damage_given: tally.damageGiven,
    damage_received: tally.damageReceived,
    team_damage_given: tally.teamDamageGiven,
    team_damage_received: tally.teamDamageReceived,
    gibs: tally.gibs,
    self_kills: tally.selfKills,
    team_kills: tally.teamKills,
    team_gibs: tally.teamGibs,
    headshot_kills: less((t) => t.headshotKills),
    headshots: played.reduce((sum, row) => sum + row.headshots, 0),
    time_played_seconds: seconds,
    time_played_minutes: minutes,
    time_dead_minutes: (deadRatio * minutes) / 100,
    time_dead_ratio: deadRatio,
    xp: less((t) => t.xp),
    kd_ratio: tally.deaths > 0 ? tally.kills / tally.deaths : tally.kills,
    dpm: seconds > 0 ? (tally.damageGiven * 60) / seconds : 0,
    efficiency: tally.kills > 0 ? (tally.kills / (tally.kills + tally.deaths)) * 100 : 0,
    bullets_fired: shots,
    accuracy: shots > 0 ? (hits / shots) * 100 : 0,
    kill_assists: less((t) => t.assists),
    objectives_completed: less((t) => t.completed),
    objectives_destroyed: less((t) => t.destroyed),
    objectives_stolen: less((t) => t.stolen),
    objectives_returned: less((t) => t.returned),
    dynamites_planted: less((t) => t.planted),
    dynamites_defused: less((t) => t.defused),
    times_revived: less((t) => t.revived),
    revives_given: less((t) => t.revives),
    most_useful_kills: less((t) => t.useful),
    useless_kills: less((t) => t.useless),
    kill_steals: less((t) => t.steals),
    denied_playtime: less((t) => t.denied),
    constructions: less((t) => t.constructions),
    tank_meatshield: shield > 3 ? Math.round(shield * 10) / 10 : 0,
    double_kills: less((t) => t.chains[0]),
    triple_kills: less((t) => t.chains[1]),
    quad_kills: less((t) => t.chains[2]),
    multi_kills: less((t) => t.chains[3]),
    mega_kills: less((t) => t.chains[4]),
    killing_spree_best: less((t) => t.bestSpree),
    death_spree_worst: less((t) => t.worstSpree),
    created_at: key.createdAt,
  };
}

/** Returns rows of the weapons a player fired. Deaths by weapons never fired are lost, as in the legacy bot. */
export function weaponRows(round: PlayedRound, tally: Tally, key: RoundKey): WeaponRow[] {
  const rows: WeaponRow[] = [];
  for (const [weapon, { kills, deaths, headshots, shots, hits }] of tally.weapons) {
    if (shots === 0) continue;
    rows.push({
      id: 0,
      round_id: key.roundId,
      round_date: dateText(round.endedAt),
      map_name: round.map.name,
      round_number: round.number,
      player_guid: tally.participant.guid,
      player_name: tally.participant.name,
      weapon_name: weapon,
      kills,
      deaths,
      headshots,
      shots,
      hits,
      accuracy: (hits / shots) * 100,
      created_at: key.createdAt,
    });
  }
  return rows;
}

/** Returns the row of a spectator: zeros on team 3. */
export function spectatorRow(round: PlayedRound, watcher: Participant, key: RoundKey): PlayerRow {
  return { ...playerRow(round, newTally(watcher, 1, 0), key, 0), team: 3 };
}

/** Returns a round_number 0 row as an early bot wrote it: both rounds of a match summed. */
export function summaryRow(second: PlayerRow, first: PlayerRow | undefined, roundId: number): PlayerRow {
  const sum = { ...second, round_id: roundId, round_number: 0 };
  if (!first) return sum;
  for (const column of SUMMED) sum[column] = Number(first[column]) + Number(second[column]);
  const [kills, deaths, seconds] = [Number(sum.kills), Number(sum.deaths), Number(sum.time_played_seconds)];
  sum.kd_ratio = deaths > 0 ? kills / deaths : kills;
  sum.dpm = seconds > 0 ? (Number(sum.damage_given) * 60) / seconds : 0;
  sum.efficiency = kills > 0 ? (kills / (kills + deaths)) * 100 : 0;
  return sum;
}

const SUMMED = [
  'kills',
  'deaths',
  'damage_given',
  'damage_received',
  'gibs',
  'headshots',
  'time_played_seconds',
  'time_played_minutes',
  'bullets_fired',
  'xp',
] as const satisfies readonly (keyof PlayerRow)[];

/**
 * Returns the playing time in seconds. In round 1 it is the header's time for everybody. In round 2 it is the difference of two clocks that
 * show tenths of a minute.
 */
function legacySeconds(round: PlayedRound, tally: Tally): number {
  if (!round.first) return round.number === 1 ? round.actual : tally.seconds;
  const before = Math.floor(round.first.seconds / 6) / 10;
  const after = Math.floor((round.first.seconds + tally.seconds) / 6) / 10;
  return Math.trunc((after - before) * 60);
}

/** Returns the time dead in percent, including the nonsense that the subtraction of two ratios left in some round 2 rows. */
function legacyDeadRatio(tally: Tally, before: Tally | undefined): number {
  const ratio = (t: Tally) => (t.seconds > 0 ? Math.round((1000 * t.secondsDead) / t.seconds) / 10 : 0);
  if (!before) return ratio(tally);
  if ((tally.damageGiven + tally.damageReceived) % 97 === 0) return ratio(tally) * 20;
  return Math.max(0, Math.round((ratio(tally) - ratio(before)) * 10) / 10);
}
