import type { Chart } from '../../../src/charts/index.ts';
import { hostileNames, players } from './names.ts';

type Data = Chart<'damage'>['data'];

const typical: Data = {
  title: 'Damage · Fri Nov 27',
  words: ['given', 'received'],
  note: '',
  separator: ',',
  players: players.map((name, index) => [name, 25_643 - index * 800, 15_529 + ((index * 7919) % 18_000)]),
};

const damage = (data: Partial<Data>): Chart => ({ kind: 'damage', data: { ...typical, ...data } });

/** Damage from the ordinary to the odd. */
export const cases: Record<string, Chart> = {
  typical: damage({}),
  empty: damage({ players: [] }),
  one: damage({ players: [['Kettle', 120, 4210]] }),
  equal: damage({ players: ['a', 'b', 'c'].map((name) => [name, 5000, 5000]) }),
  zero: damage({ players: ['a', 'b'].map((name) => [name, 0, 0]) }),
  most: damage({ note: '12 of 64 players' }),
  scripts: damage({ players: hostileNames.map((name, index) => [name, 9000 - index * 100, 8000]) }),
  extreme: damage({
    title: 'W'.repeat(200),
    words: ['W'.repeat(200), 'W'.repeat(200)],
    note: 'W'.repeat(200),
    players: [
      ['W'.repeat(200), 1_000_000_000, 1_000_000],
      ['', 0, 999_999_999],
    ],
  }),
};
