import { clockSeconds } from '../duration.ts';

/** What the result of a map is made of, as the columns of `rounds` have it. */
export interface PlayedRound {
  source: 'file' | 'legacy';
  /** 1 Axis, 2 Allies, 0 unknown. The old bot wrote nonsense for round 2. */
  defender: number | null;
  winner: number | null;
  limit: string | null;
  actual: string | null;
}

export type MapWinner = 'attackers of round 1' | 'attackers of round 2' | 'nobody';

/** Points of the map: 2–0, or 1–1. */
export interface MapResult {
  winner: MapWinner;
  round1Attackers: 0 | 1 | 2;
  round2Attackers: 0 | 1 | 2;
}

/**
 * The stopwatch result of a match. Round 1's attackers set a time, round 2's attackers must beat it: if they reach the objective they
 * win the map, else round 1's attackers win it if they did, else nobody. (Source: formulas.md)
 */
export function mapResult(round1: PlayedRound, round2: PlayedRound): MapResult {
  if (haveAttackersWon(round2)) return { winner: 'attackers of round 2', round1Attackers: 0, round2Attackers: 2 };
  if (haveAttackersWon(round1)) return { winner: 'attackers of round 1', round1Attackers: 2, round2Attackers: 0 };
  return { winner: 'nobody', round1Attackers: 1, round2Attackers: 1 };
}

/** Whether the attackers reached the objective: by the header's winner, or by the clock for rows of the old bot and headers without one. */
export function haveAttackersWon({ source, defender, winner, limit, actual }: PlayedRound): boolean {
  if (source === 'file' && isSide(defender) && isSide(winner)) return winner !== defender;
  const [taken, allowed] = [clockSeconds(actual), clockSeconds(limit)];
  return taken !== undefined && allowed !== undefined && taken > 0 && taken < allowed;
}

function isSide(side: number | null): boolean {
  return side === 1 || side === 2;
}
