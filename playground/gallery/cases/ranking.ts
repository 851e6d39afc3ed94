import type { Chart } from '../../../src/charts/index.ts';
import { hostileNames } from './names.ts';

type Row = Chart<'ranking'>['data']['rows'][number];

const ranking = (title: string, rows: Row[]): Chart => ({ kind: 'ranking', data: { title, rows } });
const rowsOf = (names: readonly string[]): Row[] =>
  names.map((name, index) => [index + 1, name, String(1000 - index * 90), 1000 - index * 90, index === 3 ? 1 : 0]);

/** Rankings from the ordinary to the odd. */
export const cases: Record<string, Chart> = {
  empty: ranking('Kills · all time', []),
  one: ranking('Kills · all time', [[1, 'Kettle', '6,120', 1000, 1]]),
  typical: ranking('Kills · the last 30 days', rowsOf(['Kettle', 'Marmot', 'Otter', 'Heron', 'Badger', 'Finch'])),
  equal: ranking(
    'Accuracy · all time',
    ['a', 'b', 'c'].map((name): Row => [1, name, '33.3%', 1000, 0]),
  ),
  zero: ranking(
    'Team kills · all time',
    ['a', 'b'].map((name): Row => [1, name, '0', 0, 0]),
  ),
  scripts: ranking('Names of all kinds', rowsOf(hostileNames)),
  extreme: ranking('W'.repeat(200), [
    [99_999, 'W'.repeat(200), '9'.repeat(200), 1000, 0],
    [100_000, '', '−1', 1, 1],
  ]),
  most: ranking(
    '25 rows',
    Array.from({ length: 25 }, (_, index): Row => [index + 1, `p${index}`, '1', 1000 - index * 40, 0]),
  ),
};
