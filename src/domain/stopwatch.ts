import { clockSeconds } from './duration.ts';
import type { Side } from './sides.ts';
import { isSide, otherSide } from './sides.ts';

/** What a stored round says about its result, under the names of its columns. */
export interface StopwatchRound {
  roundNumber: number;
  /** Legacy rows of round 2 always say defender 2, winner 0: their result is derived from times. */
  source: 'file' | 'legacy';
  defenderTeam: number | null;
  winnerTeam: number | null;
  /** `M:SS`; in round 2 the time round 1's attackers took. */
  timeLimit: string | null;
  actualTime: string | null;
}

/** How one round ended for its attackers. */
export interface RoundResult {
  /** False is a full hold: the defenders won. */
  attackersWon: boolean;
  /** Seconds the attackers took; null when they were held, or when the clock cannot be read. */
  seconds: number | null;
  /** Seconds they had; null when the clock cannot be read. */
  limit: number | null;
  /** False when neither the winner nor the time can be read; then the round counts as held. */
  certain: boolean;
}

/** A map of two rounds: those who attack in round 1 set a time, the others, attacking in round 2, must beat it. */
export interface MapResult {
  /** The side that attacks, the same in both rounds; null when no header says it. */
  attackers: Side | null;
  round1: RoundResult;
  /** Null: unpaired, round 2 was not played or has not arrived. */
  round2: RoundResult | null;
  /** Points of round 1's attackers and of round 2's: 2–0, 0–2 or 1–1; null while unpaired. */
  points: readonly [number, number] | null;
}

/** The result of a map from its round 1 and, if there is one, its round 2. (Source: formulas.md, stopwatch result) */
export function mapResult(round1: StopwatchRound, round2?: StopwatchRound | null): MapResult {
  const first = roundResult(round1);
  const second = round2 ? roundResult(round2, round1.actualTime) : null;
  return { attackers: attackingSide(round1, round2), round1: first, round2: second, points: pointsOf(first, second) };
}

/** The side on which the map's winner stood in round 1 or 2; `draw` for 1–1; null when unpaired or when the sides are not known. */
export function winningSide({ attackers, points }: MapResult, roundNumber: number): Side | 'draw' | null {
  if (!points || !attackers) return null;
  const [first, second] = points;
  if (first === second) return 'draw';
  return first > second === (roundNumber === 1) ? attackers : otherSide(attackers);
}

/** What `rounds.winning_side` holds for round 1 and for round 2 of a match: a side, 0 for a draw, null while one of them is missing. */
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

/** Real headers of round 2 also say 0:00 and times far beyond the limit. */
function trustedSeconds(actual: string | null, limit: number | null): number | null {
  const seconds = clockSeconds(actual) ?? 0;
  return seconds > 0 && (limit === null || seconds <= limit) ? seconds : null;
}

function attackingSide(round1: StopwatchRound, round2: StopwatchRound | null | undefined): Side | null {
  if (isSide(round1.defenderTeam)) return otherSide(round1.defenderTeam);
  if (round2?.source === 'file' && isSide(round2.defenderTeam)) return otherSide(round2.defenderTeam);
  return null;
}
