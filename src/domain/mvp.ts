import type { Totals } from './formula.ts';
import { evaluate } from './formula.ts';
import { spreadOf } from './spread.ts';
import { statistic } from './statistics.ts';

/** What the most valuable player is measured by, each as much as the others. */
export const mvpMeasures = ['kills', 'dpm', 'damage_ratio', 'revives', 'objectives'] as const;

export interface Mvp {
  guid: string;
  /** Sum of z-scores. */
  score: number;
  /** Where he stood above the session's mean, furthest first; z in standard deviations. */
  because: { statistic: (typeof mvpMeasures)[number]; value: number; z: number }[];
}

/**
 * The most valuable player of a session: the greatest sum of z-scores, in each measure how many standard deviations above the mean of
 * those who played. Null where nobody stands out: fewer than two players, or all alike. (Source: formulas.md, awards)
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
