import type { Totals } from './formula.ts';
import { evaluate } from './formula.ts';
import { spreadOf } from './spread.ts';
import { statistic } from './statistics.ts';

/** The measures of the most valuable player. All have equal weight. */
export const mvpMeasures = ['kills', 'dpm', 'damage_ratio', 'revives', 'objectives'] as const;

export interface Mvp {
  guid: string;
  /** Sum of z-scores. */
  score: number;
  /** The measures in which the player was above the session's mean, largest z first. z is in standard deviations. */
  because: { statistic: (typeof mvpMeasures)[number]; value: number; z: number }[];
}

/**
 * Returns the most valuable player of a session: the one with the greatest sum of z-scores. A z-score is a measure's distance above the
 * mean of all players, in standard deviations. Null if there are fewer than two players, or if all are equal. (Source: formulas.md, awards)
 */
export function findMvp(rows: readonly { guid: string; totals: Totals }[]): Mvp | null {
  const columns = mvpMeasures.map((key) => {
    const values = rows.map(({ totals }) => evaluate(statistic(key).formula, totals));
    const { mean, deviation } = spreadOf(values.filter((value) => value !== null));
    const z = values.map((value) => (value === null || deviation === 0 ? 0 : (value - mean) / deviation));
    return { key, values, z };
  });
  const [best] = rows
    .map(({ guid, totals }, row) => {
      const score = columns.reduce((sum, { z }) => sum + (z[row] ?? 0), 0);
      return { guid, row, score, kills: totals.kills };
    })
    .sort((a, b) => b.score - a.score || b.kills - a.kills || (a.guid < b.guid ? -1 : 1));
  if (!best || best.score <= 0) return null;
  const because = columns
    .map(({ key, values, z }) => ({ statistic: key, value: values[best.row] ?? 0, z: z[best.row] ?? 0 }))
    .filter(({ z }) => z > 0)
    .sort((a, b) => b.z - a.z);
  return { guid: best.guid, score: best.score, because };
}
