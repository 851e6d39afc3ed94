import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Chart } from '../../src/charts/index.ts';
import { draw } from '../../src/charts/index.ts';
import { encodePng } from '../../src/charts/png.ts';
import { readPng } from './read-png.ts';

const folder = join(import.meta.dirname, 'pictures');
const mostBytes = 40_000;

type Row = Chart['data']['rows'][number];

const ranking = (title: string, rows: Row[]): Chart => ({ kind: 'ranking', data: { title, rows } });
const rowsOf = (names: readonly string[]): Row[] =>
  names.map((name, index) => [index + 1, name, String(1000 - index * 90), 1000 - index * 90, index === 3 ? 1 : 0]);

const scripts = [
  'Kettle',
  'Ärger über Öl',
  'Șerban Țîrlea',
  'Иван Грозный',
  'Ωμέγα παίκτης',
  'a very long player name without an end',
  '日本語の名前',
  '😀 smile 👩‍👩‍👧 🇩🇪',
  'مرحبا بالعالم',
  '\u202e\u200bhidden\u0000 marks',
];

const cases: Record<string, Chart> = {
  'ranking-empty': ranking('Kills · all time', []),
  'ranking-one': ranking('Kills · all time', [[1, 'Kettle', '6,120', 1000, 1]]),
  'ranking-typical': ranking(
    'Kills · the last 30 days',
    rowsOf(['Kettle', 'Marmot', 'Otter', 'Heron', 'Badger', 'Finch']),
  ),
  'ranking-equal': ranking(
    'Accuracy · all time',
    ['a', 'b', 'c'].map((name): Row => [1, name, '33.3%', 1000, 0]),
  ),
  'ranking-zero': ranking(
    'Team kills · all time',
    ['a', 'b'].map((name): Row => [1, name, '0', 0, 0]),
  ),
  'ranking-scripts': ranking('Names of all kinds', rowsOf(scripts)),
  'ranking-extreme': ranking('W'.repeat(200), [
    [99_999, 'W'.repeat(200), '9'.repeat(200), 1000, 0],
    [100_000, '', '−1', 1, 1],
  ]),
  'ranking-most': ranking(
    '25 rows',
    Array.from({ length: 25 }, (_, index): Row => [index + 1, `p${index}`, '1', 1000 - index * 40, 0]),
  ),
};

test.each(Object.entries(cases))(
  '%s looks as the committed picture (UPDATE_PICTURES=1 writes it anew)',
  (name, chart) => {
    const file = join(folder, `${name}.png`);
    const png = encodePng(draw(chart).image());
    if (process.env.UPDATE_PICTURES) writeFileSync(file, png);
    expect(png.length).toBeLessThan(mostBytes);
    const [drawn, committed] = [readPng(png), readPng(readFileSync(file))];
    expect([drawn.width, drawn.height, drawn.palette.equals(committed.palette)]).toEqual([
      committed.width,
      committed.height,
      true,
    ]);
    expect(drawn.rows.equals(committed.rows)).toBe(true);
  },
);
