import type { Chart } from '../../../src/charts/index.ts';
import { hostileNames } from './names.ts';

type Data = Chart<'evening'>['data'];
type MapRow = Data['maps'][number];

const typical: Data = {
  title: [
    [0, 'Night Tram'],
    [4, '8 : 4'],
    [1, 'Marmalade Brigade'],
  ],
  note: 'Fri Nov 27 · 6 maps · 12 players',
  columns: [
    [0, 'Night Tram'],
    [1, 'Marmalade Brigade'],
  ],
  maps: [
    ['supply', [0, '7:42'], [1, '9:58'], 0, '2 : 0'],
    ['radar', [0, 'held'], [1, '5:10'], 1, '2 : 2'],
    ['goldrush', [0, 'held'], [1, 'held'], 2, '3 : 3'],
    ['etl_adlernest', [0, '3:32'], [1, 'held'], 0, '5 : 3'],
    ['sw_goldrush_te', [0, '6:16'], [1, 'held'], 0, '7 : 3'],
    ['braundorf_b4', [0, '?'], [1, '?'], 2, '8 : 4'],
  ],
  words: ['kills', 'deaths'],
  separator: ',',
  players: ['Kettle', 'Marmot', 'Otter', 'Heron', 'Badger', 'Finch', 'Wren', 'Stoat', 'Vole', 'Dr. Brass'].map(
    (name, index) => [name, 191 - index * 12, 65 + index * 9],
  ),
};

const evening = (data: Partial<Data>): Chart => ({ kind: 'evening', data: { ...typical, ...data } });
const noTeam = (words: [string, string]): Data['columns'] => [
  [4, words[0]],
  [4, words[1]],
];

/** Evenings from the ordinary to the odd. */
export const cases: Record<string, Chart> = {
  typical: evening({}),
  empty: evening({ title: [[4, 'Fri Nov 27']], note: 'no map decided', maps: [], players: [] }),
  'one-round': evening({
    title: [
      [0, 'Team A'],
      [4, '0 : 0'],
      [1, 'Team B'],
    ],
    note: 'Fri Nov 27 · 1 map · 2 players · no map decided',
    maps: [['supply', [0, '7:42'], [1, '–'], 3, '0 : 0']],
    players: [
      ['Kettle', 1, 0],
      ['Marmot', 0, 1],
    ],
  }),
  'three-teams': evening({
    title: [
      [0, 'Team A'],
      [4, '4'],
      [4, '·'],
      [1, 'Team B'],
      [4, '2'],
      [4, '·'],
      [2, 'Team C'],
      [4, '0'],
    ],
    columns: noTeam(['', '']),
    maps: [
      ['supply', [0, '7:42'], [1, 'held'], 0, ''],
      ['radar', [0, '3:10'], [2, '4:20'], 0, ''],
      ['goldrush', [1, '5:00'], [2, 'held'], 0, ''],
      ['goldrush', [3, '5:00'], [2, 'held'], 0, ''],
    ],
  }),
  'no-teams': evening({
    title: [[4, 'Fr 27. Nov']],
    note: '2 Maps · 12 Spieler · Teams gewechselt',
    columns: noTeam(['Angriff 1', 'Angriff 2']),
    maps: [
      ['supply', [4, '7:42'], [4, 'gehalten'], 0, ''],
      ['radar', [4, 'gehalten'], [4, 'gehalten'], 2, ''],
    ],
    words: ['Kills', 'Tode'],
  }),
  equal: evening({ players: ['a', 'b', 'c', 'd'].map((name) => [name, 50, 50]) }),
  zero: evening({ players: ['a', 'b'].map((name) => [name, 0, 0]) }),
  most: evening({
    maps: Array.from({ length: 20 }, (_, index): MapRow => {
      const winner = index % 3 === 0 ? 1 : 0;
      return [`map_${index + 1}_final_b${index}`, [0, '10:00'], [1, '5:41'], winner, `${2 * index} : ${index}`];
    }),
  }),
  scripts: evening({
    players: hostileNames.slice(0, 10).map((name, index) => [name, 100 - index, 50 + index]),
    maps: hostileNames.slice(0, 10).map((name): MapRow => [name, [0, name], [1, name], 1, '2 : 0']),
    title: [
      [0, hostileNames[8] ?? ''],
      [4, '2 : 0'],
      [1, hostileNames[5] ?? ''],
    ],
  }),
  extreme: evening({
    title: [
      [0, 'W'.repeat(200)],
      [4, '1,000,000 : 999,999'],
      [1, 'W'.repeat(200)],
    ],
    note: 'W'.repeat(200),
    columns: [
      [0, 'W'.repeat(200)],
      [1, 'W'.repeat(200)],
    ],
    maps: [['W'.repeat(200), [0, '9'.repeat(200)], [1, '9'.repeat(200)], 0, '9'.repeat(200)]],
    words: ['W'.repeat(200), 'W'.repeat(200)],
    players: [
      ['W'.repeat(200), 1_000_000_000, 999_999_999],
      ['', 1, 0],
    ],
  }),
};
