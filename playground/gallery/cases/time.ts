import type { Chart } from '../../../src/charts/index.ts';
import { hostileNames, players } from './names.ts';

type Data = Chart<'time'>['data'];

const typical: Data = {
  title: 'Time · Fri Nov 27',
  words: ['alive', 'dead', 'denied to enemies'],
  note: 'in minutes',
  separator: ',',
  players: players.map((name, index) => [name, 4620 - index * 120, 930 + index * 120, 1017 - ((index * 397) % 600)]),
};

const time = (data: Partial<Data>): Chart => ({ kind: 'time', data: { ...typical, ...data } });

/** Times from the ordinary to the odd. */
export const cases: Record<string, Chart> = {
  typical: time({}),
  empty: time({ players: [] }),
  one: time({ players: [['Kettle', 480, 120, 35]] }),
  equal: time({ players: ['a', 'b', 'c'].map((name) => [name, 600, 600, 600]) }),
  zero: time({ players: ['a', 'b'].map((name) => [name, 0, 0, 0]) }),
  most: time({ note: 'in minutes · 12 of 64 players' }),
  scripts: time({ players: hostileNames.map((name, index) => [name, 3000 - index * 100, 600, 300]) }),
  extreme: time({
    title: 'W'.repeat(200),
    words: ['W'.repeat(200), 'W'.repeat(200), 'W'.repeat(200)],
    note: 'W'.repeat(200),
    players: [
      ['W'.repeat(200), 1_000_000_000, 1_000_000_000, 1_000_000_000],
      ['', 1, 0, 0],
    ],
  }),
};
