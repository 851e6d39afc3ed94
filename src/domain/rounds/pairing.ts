import { clockSeconds } from '../duration.ts';
import { playedAt } from '../played-at.ts';

/** A round, as far as pairing needs it. All are of one server and map. */
export interface PairingRound {
  /** A unique key. */
  key: string;
  round: 1 | 2;
  /** The game server's wall clock at the end of the round: YYYY-MM-DD, HHMMSS. */
  date: string;
  time: string;
  limit: string | null;
  actual: string | null;
  guids: ReadonlySet<string>;
  /** Whether the round was aborted. An aborted round has no other half. */
  isAborted?: boolean;
  /** Only for a round stored as the old bot's rows: when it took place and, for a round 2, the round 1 it was stored with. */
  known?: { playedAt: number; round1: string | undefined };
}

interface Pairing {
  /** End of each round in milliseconds since 1970, by key. */
  playedAt: Map<string, number>;
  /** Key of the round 1, by key of a round 2. A round 2 without an entry is an orphan. */
  round1Of: Map<string, string>;
}

/** Longest time between the ends of two rounds of one match, in milliseconds. */
export const longestBetween = 45 * 60 * 1000;

/**
 * Returns when rounds ended, and the round 1 of each round 2. This is the latest round 1 at most 45 minutes before, whose actual time is
 * the limit of round 2, and which has a player in common with it. A round 1 belongs to one round 2, the earliest that it is the latest for;
 * the others are orphans. So the result depends on the set of rounds only, not on their order, and a pair depends only on rounds less than
 * three times 45 minutes away. (Source: formulas.md)
 */
export function pairRounds(rounds: readonly PairingRound[], timeZone: string): Pairing {
  const at = new Map<string, number>();
  const round1Of = new Map<string, string>();
  for (const { key, date, time, known } of rounds) at.set(key, known?.playedAt ?? playedAt(date, time, timeZone));
  const when = ({ key }: PairingRound) => at.get(key) as number;

  const free = new Map(
    rounds.filter(({ round, isAborted }) => round === 1 && !isAborted).map((first) => [first.key, first]),
  );
  const seconds = rounds
    .filter(({ round, isAborted }) => round === 2 && !isAborted)
    .sort((a, b) => when(a) - when(b) || compare(a.key, b.key));
  for (const { key, known } of seconds) {
    const first = free.get(known?.round1 ?? '');
    if (first && free.delete(first.key)) round1Of.set(key, first.key);
  }
  const wishes = seconds
    .filter(({ known }) => !known)
    .flatMap((second) => latestBefore(second, [...free.values()], when, timeZone) ?? [])
    .sort((a, b) => a.stamp - b.stamp || compare(a.second.key, b.second.key));
  for (const { second, first, stamp } of wishes) {
    if (!free.delete(first.key)) continue;
    round1Of.set(second.key, first.key);
    at.set(second.key, stamp);
  }
  return { playedAt: at, round1Of };
}

/** Returns the latest round 1 that fits a round 2, and when the round 2 ended if it belongs to it. */
function latestBefore(
  second: PairingRound,
  firsts: readonly PairingRound[],
  when: (round: PairingRound) => number,
  timeZone: string,
) {
  const [latest] = firsts
    // If the clocks went back in between, only the later reading of round 2's timestamp follows its round 1.
    .map((first) => ({ second, first, stamp: playedAt(second.date, second.time, timeZone, when(first)) }))
    .filter(({ first, stamp }) => belongs(second, first, stamp - when(first)))
    .sort((a, b) => when(b.first) - when(a.first) || compare(b.first.key, a.first.key));
  return latest;
}

function belongs(second: PairingRound, first: PairingRound, between: number): boolean {
  return (
    between > 0 &&
    between <= longestBetween &&
    isSameClock(first.actual, second.limit) &&
    [...second.guids].some((guid) => first.guids.has(guid))
  );
}

function isSameClock(actual: string | null, limit: string | null): boolean {
  const seconds = clockSeconds(actual);
  return seconds === undefined ? actual !== null && actual === limit : seconds === clockSeconds(limit);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
