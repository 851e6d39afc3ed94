import { DatabaseSync } from 'node:sqlite';
import { openLegacyWriter } from '../legacy/database.ts';
import type { PlayedRound } from '../legacy/match.ts';
import type { RowMaker } from '../legacy/round-log.ts';
import { RoundLog } from '../legacy/round-log.ts';
import { playerRow, roundRow } from '../legacy/rows.ts';
import { dateText } from '../legacy/stamps.ts';
import type { Tally } from '../legacy/tally.ts';
import { plainName } from './names.ts';

/** Returns the seconds that files can show: they have tenths of a minute. */
export const inTenths = (seconds: number): number => 6 * Math.floor(seconds / 6);

/** Returns a player's damage taken per death in bodies of 130 points, which the game counts from three bodies and 1000 points on. */
export function meatshield(damageReceived: number, deaths: number): number {
  const bodies = damageReceived / Math.max(1, deaths) / 130;
  return damageReceived > 1000 && bodies > 3 ? Math.round(bodies * 10) / 10 : 0;
}

/** The rows as the game counted: nothing is subtracted from what begins again in round 2, and no weapon or result is lost. */
const counted: RowMaker = {
  round(round, key) {
    const winner = round.actual >= round.limit ? 1 : 2;
    return {
      ...roundRow(round, key),
      winner_team: winner,
      defender_team: 1,
      is_tied: 0,
      round_outcome: winner === 1 ? 'Axis Victory' : 'Allies Victory',
    };
  },

  player({ first: _, ...round }, tally, key) {
    const seconds = inTenths(tally.seconds);
    const dead = Math.min(inTenths(tally.secondsDead), seconds);
    const name = plainName(tally.participant);
    return {
      ...playerRow(round, tally, key, seconds),
      player_name: name,
      clean_name: name,
      time_dead_minutes: dead / 60,
      time_dead_ratio: seconds > 0 ? (100 * dead) / seconds : 0,
      tank_meatshield: meatshield(tally.damageReceived, tally.deaths),
      // Nobody counts these: the files have no such fields.
      objectives_completed: 0,
      objectives_destroyed: 0,
    };
  },

  weapons(round, tally, key) {
    const player_name = plainName(tally.participant);
    return [...tally.weapons].map(([weapon_name, { kills, deaths, headshots, shots, hits }]) => ({
      id: 0,
      round_id: key.roundId,
      round_date: dateText(round.endedAt),
      map_name: round.map.name,
      round_number: round.number,
      player_guid: tally.participant.guid,
      player_name,
      weapon_name,
      kills,
      deaths,
      headshots,
      shots,
      hits,
      accuracy: shots > 0 ? (hits / shots) * 100 : 0,
      created_at: key.createdAt,
    }));
  },
};

/** Returns a round without what only the old bot made of it. */
export const asPlayed = ({ foreign: _, summary: __, colonClock: ___, ...round }: PlayedRound): PlayedRound => round;

/** A database in the old bot's layout that holds what really happened. */
export interface TruthWriter {
  writer: ReturnType<typeof openLegacyWriter>;
  /** Adds a round as it was played; `hasEndstats` says whether the game server counted kills between opponents. */
  add(round: PlayedRound, hasEndstats: boolean): void;
  finish(): void;
}

/**
 * Begins the truth of a community. Two tables are more than the old bot had: `measured_rounds`, how long rounds really took, and
 * `endstats_opponents`, the kills between opponents in rounds with endstats.
 */
export function openTruth(path: string): TruthWriter {
  const writer = openLegacyWriter(path, 'current', true);
  const log = new RoundLog(writer, counted);
  const measured: [number, number][] = [];
  const opponents: [number, string, string, number, number][] = [];
  return {
    writer,
    add(round, hasEndstats) {
      const id = log.add(round);
      measured.push([id, round.seconds]);
      if (hasEndstats) for (const tally of round.tallies) opponents.push(...encounters(id, tally));
    },
    finish() {
      writer.finish();
      const db = new DatabaseSync(path);
      db.exec(`
        begin;
        create table measured_rounds (round_id integer primary key, seconds integer not null);
        create table endstats_opponents (
          round_id integer not null, player_guid text not null, opponent_guid text not null, kills integer not null, deaths integer not null
        )`);
      const round = db.prepare('insert into measured_rounds (round_id, seconds) values (?, ?)');
      for (const row of measured) round.run(...row);
      const opponent = db.prepare(
        'insert into endstats_opponents (round_id, player_guid, opponent_guid, kills, deaths) values (?, ?, ?, ?, ?)',
      );
      for (const row of opponents) opponent.run(...row);
      db.exec('commit');
      db.close();
    },
  };
}

function encounters(round: number, { participant, opponents }: Tally) {
  return [...opponents].map(([guid, { kills, deaths }]): [number, string, string, number, number] => [
    round,
    participant.guid,
    guid,
    kills,
    deaths,
  ]);
}
