import { clockSeconds } from './duration.ts';
import type { Side } from './sides.ts';
import { isSide, otherSide } from './sides.ts';

/** The columns of a stored round that decide its result. */
export interface StopwatchRound {
  roundNumber: number;
  /**
   * Whether the round has a file or only the old bot's rows. Legacy rows of round 2 always have defender 2 and winner 0, so their result is
   * derived from times.
   */
  source: 'file' | 'legacy';
  defenderTeam: number | null;
  winnerTeam: number | null;
  /** Time limit as `M:SS`. In round 2, the time that round 1's attackers took. */
  timeLimit: string | null;
  actualTime: string | null;
}

/** How one round ended for its attackers. */
export interface RoundResult {
  /** Whether the attackers won. If not, the round is a full hold and the defenders won. */
  attackersWon: boolean;
  /** Seconds the attackers took. Null if they were held, or if the clock cannot be read. */
  seconds: number | null;
  /** Seconds the attackers had. Null if the clock cannot be read. */
  limit: number | null;
  /** Whether the winner or the time can be read. If neither can, the round counts as held. */
  certain: boolean;
}

/** A map of two rounds. The attackers of round 1 set a time, which the attackers of round 2 must beat. */
export interface MapResult {
  /** The side that attacks, the same in both rounds. Null if no header contains it. */
  attackers: Side | null;
  round1: RoundResult;
  /** Result of round 2. Null if it was not played or has not arrived. */
  round2: RoundResult | null;
  /** Points of round 1's attackers and of round 2's: 2–0, 0–2 or 1–1. Null without a round 2. */
  points: readonly [number, number] | null;
}

/** Returns the result of a map from its round 1 and, if there is one, its round 2. (Source: formulas.md, stopwatch result) */
export function mapResult(round1: StopwatchRound, round2?: StopwatchRound | null): MapResult {
  const first = roundResult(round1);
  const second = round2 ? roundResult(round2, round1.actualTime) : null;
  return { attackers: attackingSide(round1, round2), round1: first, round2: second, points: pointsOf(first, second) };
}

/**
 * Returns the side on which the map's winner stood in round 1 or 2. Returns `draw` for 1–1, and null if a round or the sides are unknown.
 */
export function winningSide({ attackers, points }: MapResult, roundNumber: number): Side | 'draw' | null {
  if (!points || !attackers) return null;
  const [first, second] = points;
  if (first === second) return 'draw';
  return first > second === (roundNumber === 1) ? attackers : otherSide(attackers);
}

/** Returns `rounds.winning_side` for round 1 and for round 2 of a match: a side, 0 for a draw, null while one of them is missing. */
export function winningSides(
  round1: StopwatchRound | undefined,
  round2: StopwatchRound | undefined,
): [round1: Side | 0 | null, round2: Side | 0 | null] {
  if (!round1 || !round2) return [null, null];
  const result = mapResult(round1, round2);
  const stored = (roundNumber: number) => {
    const side = winningSide(result, roundNumber);
    return side === 'draw' ? 0 : side;
  };
  return [stored(1), stored(2)];
}

function pointsOf(first: RoundResult, second: RoundResult | null): MapResult['points'] {
  if (!second) return null;
  if (second.attackersWon) return [0, 2];
  return first.attackersWon ? [2, 0] : [1, 1];
}

function roundResult(round: StopwatchRound, limitOfRound2?: string | null): RoundResult {
  const limit = clockSeconds(round.timeLimit) ?? clockSeconds(limitOfRound2) ?? null;
  const seconds = trustedSeconds(round.actualTime, limit);
  const said = headerSays(round);
  const timed = seconds !== null && limit !== null ? seconds < limit : undefined;
  const attackersWon =
    round.source === 'file' ? (said ?? timed) : (timed ?? (round.roundNumber === 1 ? said : undefined));
  return {
    attackersWon: attackersWon ?? false,
    seconds: attackersWon ? seconds : null,
    limit,
    certain: attackersWon !== undefined,
  };
}

function headerSays({ defenderTeam, winnerTeam }: StopwatchRound): boolean | undefined {
  return isSide(defenderTeam) && isSide(winnerTeam) ? winnerTeam !== defenderTeam : undefined;
}

/**
 * Returns the seconds of an actual time. Null if it is impossible: real headers of round 2 also contain 0:00 and times far beyond the
 * limit.
 */
function trustedSeconds(actual: string | null, limit: number | null): number | null {
  const seconds = clockSeconds(actual) ?? 0;
  return seconds > 0 && (limit === null || seconds <= limit) ? seconds : null;
}

function attackingSide(round1: StopwatchRound, round2: StopwatchRound | null | undefined): Side | null {
  if (isSide(round1.defenderTeam)) return otherSide(round1.defenderTeam);
  if (round2?.source === 'file' && isSide(round2.defenderTeam)) return otherSide(round2.defenderTeam);
  return null;
}
