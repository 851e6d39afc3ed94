import type { Chart } from '../../../src/charts/index.ts';
import { hostileNames } from './names.ts';

type Data = Chart<'attacks'>['data'];
type Attack = Data['maps'][number][3];

const note = 'Attack times · line: time limit';
const heading: Data['heading'] = [
  ['Team A', 0],
  ['10 : 4', 4],
  ['Team B', 1],
];
const attacks = (data: Partial<Data>): Chart => ({ kind: 'attacks', data: { heading, note, maps: [], ...data } });
const won = (team: 0 | 1 | 2 | 3 | 4, time: string, length: number | null): Attack => [team, time, length, 0, 1];
const lost = (team: 0 | 1 | 2 | 3 | 4, time: string, length: number | null): Attack => [team, time, length, 0, 0];
const held = (team: 0 | 1 | 2 | 3 | 4, length: number | null): Attack => [team, 'not in time', length, 1, 0];

/** Attacks of an evening, from the ordinary to the odd. */
export const cases: Record<string, Chart> = {
  empty: attacks({}),
  one: attacks({ maps: [['supply', '2 : 0', 1000, won(0, '8:00', 667), held(1, 667)]] }),
  typical: attacks({
    maps: [
      ['etl_adlernest', '2 : 0', 667, won(0, '5:38', 376), lost(1, '6:30', 433)],
      ['etl_adlernest', '2 : 0', 667, won(0, '3:32', 235), held(1, 235)],
      ['braundorf_b4', '0 : 2', 667, held(0, 667), won(1, '4:31', 301)],
      ['supply', '1 : 1', 800, held(0, 800), held(1, 800)],
      ['te_escape2', '2 : 0', 1000, won(0, '14:01', 934), held(1, 934)],
      ['sw_oasis_b3', '0 : 2', 900, lost(0, '13:20', 889), won(1, '12:41', 846)],
    ],
  }),
  unknown: attacks({
    heading: [['Attack times', 4]],
    note: `${note} · grey: teams unknown`,
    maps: [
      ['goldrush', 'round 1 only', 1000, lost(4, '7:00', 466), null],
      ['supply', '1 : 1', null, lost(4, '?', null), lost(4, 'in time', null)],
      ['radar', '1 : 1', null, held(4, null), held(4, null)],
    ],
  }),
  three: attacks({
    heading: [
      ['Team A 4', 0],
      ['Team B 4', 1],
      ['Team C 2', 2],
      ['Team D 0', 3],
    ],
    maps: [
      ['supply', 'A 2 : 0 C', 1000, won(0, '6:00', 600), held(2, 600)],
      ['radar', 'B 0 : 2 D', 1000, lost(1, '6:00', 600), won(3, '5:00', 500)],
    ],
  }),
  equal: attacks({
    maps: ['a', 'b', 'c'].map((map): Data['maps'][number] => [map, '1 : 1', 1000, held(0, 1000), held(1, 1000)]),
  }),
  fast: attacks({ maps: [['supply', '2 : 0', 1000, won(0, '0:01', 1), held(1, 1)]] }),
  most: attacks({
    maps: hostileNames
      .slice(0, 10)
      .map((map, index): Data['maps'][number] => [
        map,
        '2 : 0',
        900,
        won(0, '5:00', 300 + index * 60),
        held(1, 300 + index * 60),
      ]),
  }),
  extreme: attacks({
    heading: Array.from({ length: 16 }, () => ['W'.repeat(200), 0]),
    note: 'W'.repeat(200),
    maps: [['W'.repeat(200), 'W'.repeat(200), 1000, won(0, 'W'.repeat(200), 1000), lost(1, '', 0)]],
  }),
};
