import type { Chart } from '../../../src/charts/index.ts';
import { hostileNames } from './names.ts';

type Data = Chart<'trend'>['data'];
type Session = Data['sessions'][number];

const trend = (
  title: string,
  sessions: Session[],
  averages: [number | null, number | null] = [31_200, 142],
): Chart => ({
  kind: 'trend',
  data: {
    title,
    decimalSign: '.',
    figures: [
      ['DPM', `Average ${(averages[0] ?? 0) / 100}`, averages[0]],
      ['K/D', `Average ${(averages[1] ?? 0) / 100}`, averages[1]],
    ],
    sessions,
  },
});
const dayOf = (index: number) => `Nov ${index + 1}`;
const wave = (index: number, by: number) => Math.sin(index * by) + Math.cos(index * by * 2.7) / 2;
const many = Array.from(
  { length: 30 },
  (_, index): Session => [
    dayOf(index),
    Math.round(31_200 + 6000 * wave(index, 0.5)),
    Math.round(142 + 40 * wave(index, 0.8)),
  ],
);

/** Trends from the ordinary to the odd. */
export const cases: Record<string, Chart> = {
  empty: trend('Kettle', [], [null, null]),
  one: trend('Kettle', many.slice(-1)),
  two: trend('Kettle', many.slice(-2)),
  typical: trend('Kettle · last 30 sessions', many),
  equal: trend(
    'Kettle · last 5 sessions',
    many.slice(0, 5).map(([day]): Session => [day, 30_000, 100]),
    [30_000, 100],
  ),
  zero: trend(
    'Kettle · last 3 sessions',
    many.slice(0, 3).map(([day]): Session => [day, 0, 0]),
    [0, 0],
  ),
  gaps: trend(
    'Kettle · last 12 sessions',
    many
      .slice(0, 12)
      .map(([day, dpm, kd], index): Session => [day, index % 5 === 3 ? null : dpm, index === 11 ? null : kd]),
  ),
  extreme: trend(
    'W'.repeat(200),
    many.map((_, index): Session => ['W'.repeat(200), index % 2 ? 10_000_000 : 0, index % 3 ? 1 : 10_000_000]),
    [10_000_000, 1],
  ),
  scripts: trend(
    hostileNames.join(' '),
    many.slice(0, 10).map(([, dpm, kd], index): Session => [hostileNames[index] ?? '', dpm, kd]),
  ),
};
