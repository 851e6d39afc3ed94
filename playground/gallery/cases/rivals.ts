import type { Chart } from '../../../src/charts/index.ts';
import { hostileNames } from './names.ts';

type Data = Chart<'rivals'>['data'];
type Row = Data['rows'][number];

const caption = 'Kills on each other, the latest maps';
const rivals = (names: [string, string], rows: Row[], meetings: Data['meetings'] = []): Chart => ({
  kind: 'rivals',
  data: { names, rows, caption, meetings },
});
const kills = (one: string, other: string, left: number, right: number): Row => [
  'Kills on each other',
  one,
  other,
  left,
  right,
  1,
];
const maps = (one: string, other: string, left: number, right: number): Row => [
  'Maps won against each other',
  ...([one, other, left, right, 1] as const),
];
const rounds = (against: number, together: number): Row => [
  '',
  `${against} rounds against each other`,
  `${together} rounds together`,
  ...([
    Math.round((1000 * against) / (against + together)),
    Math.round((1000 * together) / (against + together)),
    0,
  ] as const),
];
const [, , , cyrillic = '', , long = '', , emoji = '', arabic = ''] = hostileNames;

/** Two players from the ordinary to the odd. */
export const cases: Record<string, Chart> = {
  empty: rivals(['Kettle', 'Marmot'], []),
  one: rivals(['Kettle', 'Marmot'], [kills('1', '0', 1000, 0), rounds(1, 0)], [[1, 0]]),
  typical: rivals(
    ['Kettle', 'Marmot'],
    [kills('331', '218', 603, 397), maps('93', '46', 613, 303), rounds(275, 63)],
    [
      [4, 2],
      [2, 0],
      [0, 1],
      [3, 3],
      [6, 4],
      [2, 5],
      [0, 0],
      [1, 3],
      [7, 2],
      [4, 4],
    ],
  ),
  withoutEndstats: rivals(['pipe|dream', 'Otter'], [maps('12', '19', 364, 576), rounds(70, 10)]),
  equal: rivals(
    ['Badger', 'Finch'],
    [kills('50', '50', 500, 500), maps('5', '5', 500, 500), rounds(20, 20)],
    [
      [5, 5],
      [5, 5],
      [5, 5],
    ],
  ),
  zero: rivals(['Badger', 'Finch'], [maps('0', '0', 0, 0), rounds(9, 0)], [[0, 0]]),
  scripts: rivals([cyrillic, arabic], [kills('7', '3', 700, 300)], [[7, 3]]),
  long: rivals([long, emoji], [kills('7', '3', 700, 300), rounds(0, 4)]),
  extreme: rivals(
    ['W'.repeat(200), 'W'.repeat(200)],
    ([0, 1, 0] as const).map((own) => ['W'.repeat(200), '9'.repeat(200), '9'.repeat(200), 1000, 1000, own] as Row),
    Array.from({ length: 10 }, () => [9999, 9999] as [number, number]),
  ),
};
