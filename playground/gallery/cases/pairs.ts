import type { Chart } from '../../../src/charts/index.ts';
import { hostileNames } from './names.ts';

type Cell = Chart<'pairs'>['data']['cells'][number];

const pairs = (players: readonly string[], cell: (index: number) => Cell, words?: string): Chart => ({
  kind: 'pairs',
  data: {
    title: words ?? 'Win rate together',
    note: words ?? '% of rounds won on the same side · outlined: under 10 rounds',
    players: [...players],
    cells: Array.from({ length: (players.length * (players.length - 1)) / 2 }, (_, index) => cell(index)),
  },
});
const people = ['Kettle', 'Marmot', 'Otter', 'Heron', 'Badger', 'Finch', 'Stoat', 'Wren', 'Pike', 'Newt'];

/** Win rates of pairs, from the ordinary to the odd. */
export const cases: Record<string, Chart> = {
  empty: pairs([], () => [50, 0]),
  two: pairs(people.slice(0, 2), () => [67, 0]),
  three: pairs(people.slice(0, 3), (index) => [30 + index * 20, index === 1 ? 1 : 0]),
  typical: pairs(people, (index) =>
    index % 11 === 3 ? [null, 1] : [25 + ((index * 37) % 51), index % 7 === 2 ? 1 : 0],
  ),
  equal: pairs(people, () => [50, 0]),
  few: pairs(people.slice(0, 6), (index) => [index * 7, 1]),
  ends: pairs(people.slice(0, 5), (index) => [index % 2 === 0 ? 100 : 0, 0]),
  strangers: pairs(people, () => [null, 1]),
  scripts: pairs(hostileNames.slice(0, 10), (index) => [(index * 13) % 101, 0]),
  extreme: pairs(
    Array.from({ length: 10 }, () => 'W'.repeat(200)),
    () => [100, 1],
    'W'.repeat(200),
  ),
  short: {
    kind: 'pairs',
    data: { title: 'Cells are missing', note: '', players: people.slice(0, 4), cells: [[60, 0]] },
  },
};
