import type { Chart } from '../../../src/charts/index.ts';
import { hostileNames } from './names.ts';

type Row = Chart<'weapons'>['data']['rows'][number];

const weapons = (rows: Row[], title = 'Weapons of Kettle · all time'): Chart => ({
  kind: 'weapons',
  data: { title, headings: ['Share of 3,383 kills', 'Accuracy'], rows },
});

/** A player's weapons, from the ordinary to the odd. */
export const cases: Record<string, Chart> = {
  empty: weapons([]),
  one: weapons([['Thompson', '100.0%', 1000, '34.6%', 1000]]),
  typical: weapons([
    ['Thompson', '33.1%', 1000, '34.6%', 824],
    ['MP 40', '31.2%', 943, '34.5%', 821],
    ['Rifle grenade', '9.9%', 299, '', 0],
    ['Grenade', '8.0%', 242, '', 0],
    ['Colt', '6.7%', 202, '42.0%', 1000],
    ['FG 42', '5.0%', 151, '28.1%', 669],
    ['Panzerfaust', '4.1%', 124, '', 0],
    ['Luger', '2.0%', 60, '40.3%', 960],
  ]),
  equal: weapons(['MP 40', 'Thompson', 'Sten'].map((name): Row => [name, '33.3%', 1000, '30.0%', 1000])),
  zero: weapons([
    ['Luger', '–', 0, '0.0%', 0],
    ['Syringe', '–', 0, '', 0],
  ]),
  most: weapons(
    hostileNames
      .concat('12 others', 'x')
      .slice(0, 12)
      .map((name, index): Row => [name, `${12 - index}%`, 1000 - index * 80, index % 2 ? '' : '20.0%', 500]),
  ),
  extreme: weapons([['W'.repeat(200), '9'.repeat(200), 1000, '9'.repeat(200), 1000]], 'W'.repeat(200)),
};
