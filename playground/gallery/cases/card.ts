import type { Chart } from '../../../src/charts/index.ts';
import { hostileNames } from './names.ts';

type Data = Chart<'card'>['data'];

const typical: Data = {
  name: 'Kettle',
  about: 'All time · 541 rounds',
  role: 'Medic',
  figures: [
    ['K/D', '1.42', '#5'],
    ['DPM', '312', '#3'],
    ['Accuracy', '32.1%', '#12'],
  ],
  form: {
    title: 'DPM, last 20 rounds',
    average: ['Average 312', 312],
    values: Array.from({ length: 20 }, (_, index) =>
      Math.round(312 + 110 * Math.sin(index * 0.7) + 40 * Math.cos(index * 3)),
    ),
  },
  weapons: {
    title: 'Top weapons',
    rows: [
      ['MP 40', '2,914', 1000, '34.0%'],
      ['Thompson', '2,207', 757, '31.2%'],
      ['Grenade', '611', 210, ''],
    ],
  },
};
const card = (changed: Partial<Data>): Chart => ({ kind: 'card', data: { ...typical, ...changed } });
const { form, weapons } = typical;
const long = 'W'.repeat(200);

/** Cards from the ordinary to the odd. */
export const cases: Record<string, Chart> = {
  empty: card({
    about: 'All time',
    role: '',
    figures: [],
    form: { ...form, average: ['', null], values: [] },
    weapons: { ...weapons, rows: [] },
  }),
  one: card({
    about: 'All time · 1 round',
    role: 'Balanced',
    figures: typical.figures.map(([label, value]) => [label, value, '']),
    form: { ...form, title: 'DPM, last round', values: [312] },
    weapons: { ...weapons, rows: weapons.rows.slice(0, 1) },
  }),
  typical: card({}),
  equal: card({
    form: { ...form, values: Array(20).fill(312) },
    weapons: { ...weapons, rows: weapons.rows.map(([name, kills, , accuracy]) => [name, kills, 1000, accuracy]) },
  }),
  zero: card({ form: { ...form, average: ['Average 0', 0], values: Array(20).fill(0) } }),
  extreme: {
    kind: 'card',
    data: {
      name: long,
      about: long,
      role: long,
      figures: [1, 2, 3].map(() => [long, long, long]),
      form: {
        title: long,
        average: [long, 1],
        values: Array.from({ length: 20 }, (_, index) => (index % 2 ? 1_000_000 : 0)),
      },
      weapons: { title: long, rows: [1, 2, 3].map(() => [long, long, 1000, long]) },
    },
  },
  scripts: card({
    name: hostileNames.slice(1, 5).join(' '),
    role: 'Άγγελος',
    weapons: { ...weapons, rows: hostileNames.slice(6, 9).map((name, index) => [name, '1', 1000 - index * 400, '']) },
  }),
};
