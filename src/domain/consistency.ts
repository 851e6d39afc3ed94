import type { Spread } from './spread.ts';

export interface Consistency {
  /** 0..100 */
  score: number;
  label: 'steady' | 'average' | 'streaky';
}

/** Rounds a player needs before the score is computed. */
export const consistencyMinimum = 10;

/** Returns 100 · (1 − deviation / mean) of DPM per round. Undefined below 10 rounds and if there was no damage. (Source: formulas.md) */
export function consistencyOf({ count, mean, deviation }: Spread): Consistency | undefined {
  if (count < consistencyMinimum || mean <= 0) return undefined;
  const score = Math.max(0, 100 * (1 - deviation / mean));
  return { score, label: score >= 70 ? 'steady' : score >= 50 ? 'average' : 'streaky' };
}
