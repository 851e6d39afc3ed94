import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { casesOf } from '../../playground/gallery/cases/index.ts';
import { chartOf, draw, kinds, sizeOf } from '../../src/charts/index.ts';
import { encodePng } from '../../src/charts/png.ts';
import { readPng } from './read-png.ts';

const folder = join(import.meta.dirname, 'pictures');
const mostBytes = 40_000;
const mostHigh = 600;
/** Rankings show up to 25 rows, which need more. */
const higher: Record<string, number> = { ranking: 930 };

const cases = Object.entries(casesOf).flatMap(([kind, of]) =>
  Object.entries(of).map(([name, chart]) => [`${kind}-${name}`, chart] as const),
);

test.each(cases)('%s looks as the committed picture (UPDATE_PICTURES=1 writes it)', (name, chart) => {
  expect(chartOf(chart.kind, chart.data)).toEqual(chart);
  const file = join(folder, `${name}.png`);
  const png = encodePng(draw(chart).image());
  if (process.env.UPDATE_PICTURES) writeFileSync(file, png);
  expect(png.length).toBeLessThanOrEqual(mostBytes);
  const [drawn, committed] = [readPng(png), readPng(readFileSync(file))];
  expect([drawn.width, drawn.height, drawn.palette.equals(committed.palette)]).toEqual([800, committed.height, true]);
  expect(sizeOf(chart)).toEqual({ width: drawn.width, height: drawn.height });
  expect(drawn.height).toBeLessThanOrEqual(higher[chart.kind] ?? mostHigh);
  expect(drawn.rows.equals(committed.rows)).toBe(true);
});

test('every kind has the cases that all need, and docs/pictures.md a row for each of them and no other; every committed picture is of a case', () => {
  const names = Object.keys(kinds);
  const lacking = names.flatMap((kind) =>
    ['typical', 'equal', 'extreme'].flatMap((name) =>
      cases.some(([one]) => one === `${kind}-${name}`) ? [] : [`${kind}-${name}`],
    ),
  );
  expect(lacking).toEqual([]);
  const rows = [...readFileSync('docs/pictures.md', 'utf8').matchAll(/^\| `(\w+)` \|/gm)].map(([, kind]) => kind);
  expect(rows.toSorted()).toEqual(names.toSorted());
  const committed = readdirSync(folder).map((file) => file.replace('.png', ''));
  expect(committed.filter((name) => !cases.some(([one]) => one === name))).toEqual([]);
});
