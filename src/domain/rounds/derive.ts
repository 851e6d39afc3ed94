import { isSameMap } from '../maps.ts';
import type { ParsedEndstats } from '../round-file/endstats.ts';
import type { ParsedRound } from '../round-file/parse.ts';
import type { Side } from '../sides.ts';
import type { StopwatchRound } from '../stopwatch.ts';
import { winningSides } from '../stopwatch.ts';
import type { Base } from './difference.ts';
import { matchEndstats } from './endstats-match.ts';
import type { EarlierFile } from './own-counters.ts';
import { longestBetween, pairRounds } from './pairing.ts';
import type { OwnCounters, RoundRows } from './round-rows.ts';
import { countersOf, rowsOf } from './round-rows.ts';

/** A known round, with its file or only with the old bot's rows. */
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
  /** The side that defends. Only a round 1 has it. */
  defender: number | null;
  limit: string | null;
  actual: string | null;
  /** Counters at the end of round 1. In a round 2, only the GUIDs are used. */
  players: readonly Base[];
}

export interface KnownEndstats {
  key: string;
  file: ParsedEndstats;
  bytes: number;
  sha256: string;
  /** Whether a manager chose this file of several. */
  isChosen: boolean;
}

/** Where a round belongs. For a round with a file, also everything that is stored of it. */
export interface DerivedRound {
  key: string;
  round: 1 | 2;
  matchId: string;
  /** Milliseconds since 1970. */
  playedAt: number;
  /** Key of the round 1 that this round 2 belongs to. */
  round1: string | undefined;
  /**
   * Key of the round whose counters the file was compared with. For a round 2, its round 1. For a round 1, the last round of the match
   * before it.
   */
  base: string | undefined;
  /** Who won the map, as in `rounds.winning_side`, for this round and for the other round of its match. */
  winning: { own: WinningSide; other: WinningSide };
  endstats: string | undefined;
  rows: RoundRows | undefined;
}

type WinningSide = Side | 0 | null;

/** Version of the rules below. Increase it when they change, so that rounds of older versions are derived again from their files. */
export const derivationRules = 3;

/**
 * Derives all rounds of one server and map from their known rounds and endstats files. Depends only on the set of files, so the order of
 * arrival does not matter. A round's rows depend only on rounds less than three times {@link longestBetween} away, and are made when they
 * are first read: of most rounds only the place is needed.
 */
export function deriveRounds(
  rounds: readonly KnownRound[],
  endstats: readonly KnownEndstats[],
  timeZone: string,
): DerivedRound[] {
  const { playedAt, round1Of } = pairRounds(
    rounds.map((round) => pairingRound(round, rounds)),
    timeZone,
  );
  const byKey = new Map(rounds.map((round) => [round.key, round]));
  const endstatsOf = matchEndstats(
    rounds.map(({ key, round, date, time }) => ({ key, round, stamp: wallClock(date, time) })),
    endstats.map(({ key, file: { file }, bytes, sha256, isChosen }) => {
      return { key, round: file.round, stamp: wallClock(file.date, file.time), bytes, sha256, isChosen };
    }),
  );
  const round2Of = new Map([...round1Of].map(([second, first]) => [first, second]));
  return rounds.map((round) => {
    const round1 = byKey.get(round1Of.get(round.key) ?? '');
    const round2 = byKey.get(round2Of.get(round.key) ?? '');
    const files = endstats.find(({ key }) => key === endstatsOf.get(round.key));
    const sources = once(() => {
      const earlier = round.round === 1 ? earlierFiles(round, rounds, playedAt, round2Of) : [];
      return { round1: round1 && counters(round1), earlier, endstats: files?.file };
    });
    const own = once(() => round.file && countersOf(round.file, sources()));
    const rows = once(() => round.file && rowsOf(round.file, sources(), own() as OwnCounters));
    return {
      key: round.key,
      round: round.round,
      matchId: matchIdOf(round, round1),
      playedAt: playedAt.get(round.key) as number,
      round1: round1?.key,
      endstats: files?.key,
      get winning() {
        return winningOf(round, round1, round2);
      },
      get base() {
        return own()?.base;
      },
      get rows() {
        return rows();
      },
    };
  });
}

/** Returns a function that makes its value at the first call. */
function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const counters = ({ key, file, legacy }: KnownRound) => ({
  key,
  isLegacy: file === undefined,
  players: (file ?? legacy).players,
});

/** Returns the last files of the matches that ended at most 45 minutes before a round 1, the latest first. */
function earlierFiles(
  { key }: KnownRound,
  rounds: readonly KnownRound[],
  playedAt: ReadonlyMap<string, number>,
  round2Of: ReadonlyMap<string, string>,
): EarlierFile[] {
  const when = (round: { key: string }) => playedAt.get(round.key) as number;
  const since = (round: { key: string }) => when({ key }) - when(round);
  return rounds
    .flatMap((round) => (round.file && !round2Of.has(round.key) ? [{ key: round.key, file: round.file }] : []))
    .filter((round) => since(round) > 0 && since(round) <= longestBetween)
    .sort((a, b) => when(b) - when(a) || (a.key < b.key ? 1 : -1));
}

function winningOf(round: KnownRound, round1?: KnownRound, round2?: KnownRound): DerivedRound['winning'] {
  const [first, second] = round.round === 1 ? [round, round2] : [round1, round];
  const [own, other] = winningSides(first && stopwatchRound(first), second && stopwatchRound(second));
  return round.round === 1 ? { own, other } : { own: other, other: own };
}

function stopwatchRound({ round, file, legacy }: KnownRound): StopwatchRound {
  const played = file
    ? {
        source: 'file' as const,
        defenderTeam: file.header.defender,
        winnerTeam: file.header.winner,
        ...clocks(file.header),
      }
    : {
        source: 'legacy' as const,
        defenderTeam: round === 1 ? legacy.defender : null,
        winnerTeam: null,
        ...clocks(legacy),
      };
  return { roundNumber: round, ...played };
}

const clocks = ({ limit, actual }: { limit: string | null; actual: string | null }) => ({
  timeLimit: limit,
  actualTime: actual,
});

function pairingRound(round: KnownRound, all: readonly KnownRound[]) {
  const { key, file, legacy, date, time } = round;
  const pair =
    legacy &&
    all.find(
      (other) => other.round === 1 && !other.file?.header.isAborted && isSameMap(storedMatchId(other), legacy.matchId),
    );
  const guids = file ? guidsOf(file) : new Set(legacy.players.map(({ guid }) => guid));
  return {
    key,
    round: round.round,
    date,
    time,
    limit: file ? file.header.limit : legacy.limit,
    actual: file ? file.header.actual : legacy.actual,
    guids,
    isAborted: file?.header.isAborted ?? false,
    ...(legacy && { known: { playedAt: legacy.playedAt, round1: pair?.key } }),
  };
}

function storedMatchId(round: KnownRound): string {
  return round.legacy?.matchId ?? ownMatchId(round);
}

function matchIdOf(round: KnownRound, round1: KnownRound | undefined): string {
  if (round1) return storedMatchId(round1);
  if (round.legacy) return round.legacy.matchId;
  // No map name contains a slash, so an orphan never shares a match with another round.
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
