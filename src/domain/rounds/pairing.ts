import { clockSeconds } from '../duration.ts';
import { playedAt } from '../played-at.ts';

/** What pairing asks of a round; all of one server and map. */
export interface PairingRound {
  /** Anything that tells rounds apart. */
  key: string;
  round: 1 | 2;
  /** The game server's wall clock at the end: YYYY-MM-DD, HHMMSS. */
  date: string;
  time: string;
  limit: string | null;
  actual: string | null;
  guids: ReadonlySet<string>;
  /** An aborted round has no other half. */
  isAborted?: boolean;
  /** A row of the old bot, without its file: when it took place and, for a round 2, which round 1 it was stored with. */
  known?: { playedAt: number; round1: string | undefined };
}

interface Pairing {
  /** Milliseconds since 1970, by key. */
  playedAt: Map<string, number>;
  /** The key of its round 1, by key of a round 2; a round 2 that is missing here is an orphan. */
  round1Of: Map<string, string>;
}

/** Between the ends of two rounds of one match, in milliseconds. */
export const longestBetween = 45 * 60 * 1000;

/**
 * Places rounds in time and gives each round 2 its round 1: the latest one at most 45 minutes before whose actual time is the limit of
 * round 2 and with which it has a player in common; a round 1 serves one round 2, the earlier first. The outcome depends on the set of
 * rounds only, not on its order. (Source: formulas.md)
 */
export function pairRounds(rounds: readonly PairingRound[], timeZone: string): Pairing {
  const at = new Map<string, number>();
  const round1Of = new Map<string, string>();
  for (const { key, date, time, known } of rounds) at.set(key, known?.playedAt ?? playedAt(date, time, timeZone));
  const when = ({ key }: PairingRound) => at.get(key) as number;

  const free = new Map(
    rounds.filter(({ round, isAborted }) => round === 1 && !isAborted).map((first) => [first.key, first]),
  );
  const take = (second: PairingRound, first: PairingRound, stamp: number) => {
    round1Of.set(second.key, first.key);
    at.set(second.key, stamp);
    free.delete(first.key);
  };

  const seconds = rounds
    .filter(({ round, isAborted }) => round === 2 && !isAborted)
    .sort((a, b) => when(a) - when(b) || compare(a.key, b.key));
  for (const second of seconds) {
    const first = free.get(second.known?.round1 ?? '');
    if (first) take(second, first, when(second));
  }
  for (const second of seconds.filter(({ known }) => !known)) {
    const candidates = [...free.values()]
      // Where the clocks went back in between, only the later reading of round 2's stamp follows its round 1.
      .map((first) => ({ first, stamp: playedAt(second.date, second.time, timeZone, when(first)) }))
      .filter(({ first, stamp }) => belongs(second, first, stamp - when(first)))
      .sort((a, b) => when(b.first) - when(a.first) || compare(b.first.key, a.first.key));
    const [best] = candidates;
    if (best) take(second, best.first, best.stamp);
  }
  return { playedAt: at, round1Of };
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
