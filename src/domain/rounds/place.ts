import type { ParsedEndstats } from '../round-file/endstats.ts';
import type { ParsedRound } from '../round-file/parse.ts';
import type { Base } from './difference.ts';
import { matchEndstats } from './endstats-match.ts';
import { pairRounds } from './pairing.ts';

/** A round as it is known: by its file, or by the old bot's rows alone. */
export type KnownRound = {
  key: string;
  round: 1 | 2;
  /** YYYY-MM-DD and HHMMSS of the game server's wall clock. */
  date: string;
  time: string;
  map: string;
} & ({ file: ParsedRound; legacy?: never } | { file?: never; legacy: LegacyRound });

interface LegacyRound {
  matchId: string;
  playedAt: number;
  limit: string | null;
  actual: string | null;
  /** Counters at the end of round 1; of a round 2 only the GUIDs matter. */
  players: readonly Base[];
}

export interface KnownEndstats {
  key: string;
  file: ParsedEndstats;
  bytes: number;
  sha256: string;
}

/** Where a round belongs among the others. */
export interface Placed {
  matchId: string;
  /** Milliseconds since 1970. */
  playedAt: number;
  /** The round 1 that this round 2 belongs to. */
  round1: KnownRound | undefined;
  endstats: KnownEndstats | undefined;
}

/**
 * Places every round of one server and map: its match, its time, its round 1 and its endstats file; answers in the given order. A pure
 * function of the set, so that the order of arrival cannot matter. Rounds more than 45 minutes away from all others may be left out.
 */
export function placeRounds(
  rounds: readonly KnownRound[],
  endstats: readonly KnownEndstats[],
  timeZone: string,
): Placed[] {
  const { playedAt, round1Of } = pairRounds(
    rounds.map((round) => pairingRound(round, rounds)),
    timeZone,
  );
  const byKey = new Map(rounds.map((round) => [round.key, round]));
  const endstatsOf = matchEndstats(
    rounds.map(({ key, round, date, time }) => ({ key, round, stamp: wallClock(date, time) })),
    endstats.map(({ key, file: { file }, bytes, sha256 }) => {
      return { key, round: file.round, stamp: wallClock(file.date, file.time), bytes, sha256 };
    }),
  );
  return rounds.map((round) => {
    const round1 = byKey.get(round1Of.get(round.key) ?? '');
    return {
      matchId: matchIdOf(round, round1),
      playedAt: playedAt.get(round.key) as number,
      round1,
      endstats: endstats.find(({ key }) => key === endstatsOf.get(round.key)),
    };
  });
}

function pairingRound(round: KnownRound, all: readonly KnownRound[]) {
  const { key, file, legacy, date, time } = round;
  const pair = legacy && all.find((other) => other.round === 1 && storedMatchId(other) === legacy.matchId);
  const guids = file ? guidsOf(file) : new Set(legacy.players.map(({ guid }) => guid));
  return {
    key,
    round: round.round,
    date,
    time,
    limit: file ? file.header.limit : legacy.limit,
    actual: file ? file.header.actual : legacy.actual,
    guids,
    ...(legacy && { known: { playedAt: legacy.playedAt, round1: pair?.key } }),
  };
}

function storedMatchId(round: KnownRound): string {
  return round.legacy?.matchId ?? ownMatchId(round);
}

function matchIdOf(round: KnownRound, round1: KnownRound | undefined): string {
  if (round1) return storedMatchId(round1);
  if (round.legacy) return round.legacy.matchId;
  // No map name holds a slash, so an orphan never shares a match with anything.
  return round.round === 1 ? ownMatchId(round) : `${ownMatchId(round)}/round-2`;
}

function ownMatchId({ date, time, map }: KnownRound): string {
  return `${date}_${time}_${map}`;
}

function guidsOf({ players, bots }: ParsedRound): Set<string> {
  return new Set([...players.map(({ guid }) => guid), ...(bots > 0 ? ['OMNIBOT0'] : [])]);
}

function wallClock(date: string, time: string): number {
  return Date.parse(`${date}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}Z`);
}
