import type { Chart } from '../../../src/charts/index.ts';
import { hostileNames, players } from './names.ts';

type Data = Chart<'dpm'>['data'];

/** Returns values that go up and down, always the same ones. */
const wave = (player: number, rounds: number): number[] =>
  Array.from({ length: rounds }, (_, round) =>
    Math.round(250 - player * 8 + 70 * Math.sin(player * 5 + round * 2.1) + 40 * Math.sin(player * 3 + round * 0.9)),
  );

const maps: Data['maps'] = [
  ['supply', 1],
  ['radar', 1],
  ['goldrush', 1],
  ['etl_adlernest', 1],
  ['sw_goldrush_te', 1],
  ['braundorf_b4', 1],
  ['et_brewdog', 1],
];

const typical: Data = {
  title: 'DPM by map · Fri Nov 27',
  note: 'damage per minute · at the right: over the session',
  separator: ',',
  maps,
  best: players.slice(0, 8).map((name, index) => [name, String(288 - index * 9), wave(index, 7)]),
  others: players.slice(8).map((_, index) => wave(index + 8, 7)),
};

const dpm = (data: Partial<Data>): Chart => ({ kind: 'dpm', data: { ...typical, ...data } });

/** Evenings' DPM from the ordinary to the odd. */
export const cases: Record<string, Chart> = {
  typical: dpm({}),
  empty: dpm({ maps: [], best: [], others: [] }),
  'by-round': dpm({
    title: 'DPM by round · Fri Nov 27',
    maps: [
      ['supply', 2],
      ['radar', 2],
      ['goldrush', 1],
      ['sw_goldrush_te', 2],
      ['supply', 2],
    ],
    best: players.slice(0, 8).map((name, index) => [name, String(288 - index * 9), wave(index, 9)]),
    others: players.slice(8).map((_, index) => wave(index + 8, 9)),
  }),
  'one-round': dpm({
    title: 'DPM by round · Fri Nov 27',
    maps: [['supply', 1]],
    best: [
      ['Kettle', '250', [250]],
      ['Marmot', '240', [240]],
    ],
    others: [[120]],
  }),
  'one-player': dpm({ best: [['Kettle', '250', wave(3, 7)]], others: [] }),
  gaps: dpm({
    best: [
      ['Kettle', '250', [250, 240, -1, 300, -1, -1, -1]],
      ['Marmot', '210', [-1, 210, 200, 190, -1, 220, 230]],
      ['Otter', '–', Array.from({ length: 7 }, () => -1)],
    ],
    others: [],
  }),
  equal: dpm({
    best: players.slice(0, 8).map((name) => [name, '200', Array.from({ length: 7 }, () => 200)]),
    others: [],
  }),
  zero: dpm({ best: [['Kettle', '0', Array.from({ length: 7 }, () => 0)]], others: [] }),
  most: dpm({
    maps: Array.from({ length: 14 }, (_, index) => [`map_${index + 1}_final`, 1]),
    best: players.slice(0, 8).map((name, index) => [name, String(288 - index * 9), wave(index, 14)]),
    others: [],
  }),
  scripts: dpm({ best: hostileNames.slice(0, 8).map((name, index) => [name, '200', wave(index, 7)]) }),
  extreme: dpm({
    title: 'W'.repeat(200),
    note: 'W'.repeat(200),
    maps: [
      ['W'.repeat(200), 6],
      ['W'.repeat(200), 1],
    ],
    best: [
      ['W'.repeat(200), '9'.repeat(200), [1_000_000_000, ...wave(1, 6)]],
      ['', '1', wave(2, 7)],
    ],
  }),
};
