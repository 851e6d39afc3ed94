import * as v from 'valibot';
import type { Canvas } from './canvas.ts';
import type { RankingData } from './ranking.ts';
import { drawRanking, rankingData } from './ranking.ts';

/** What a picture shows, with everything that is written on it. */
export type Chart = { kind: 'ranking'; data: RankingData };

/** The shape of every picture's data, for what a link carries. */
export const chartSchema = v.variant('kind', [v.strictObject({ kind: v.literal('ranking'), data: rankingData })]);

/** Draws a picture. */
export function draw(chart: Chart): Canvas {
  return drawRanking(chart.data);
}
