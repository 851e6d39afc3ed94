import { expect, test } from 'vitest';
import { describe } from '../../../scripts/doctor/watch.ts';

const megabyte = 1024 ** 2;
const monday = { day: '2026-11-23', rounds: 100, refused: 1, bytes: 50 * megabyte, newestFile: null };
const tuesday = {
  day: '2026-11-24',
  rounds: 118,
  refused: 1,
  bytes: 51 * megabyte,
  newestFile: '2026-11-23T22:10:00.000Z',
};

test('the first day has nothing to compare with', () => {
  const lines = describe(monday, [], undefined);
  expect(lines[0]).toBe('Day 1 of 7, 2026-11-23');
  expect(lines[1]).toMatch(/^rounds +100: /);
  expect(lines[2]).toMatch(/^newest file +none: /);
  expect(lines.at(-1)).toBe('Run this again tomorrow.');
});

test('later days say what has changed, and the seventh is the last', () => {
  const lines = describe(tuesday, [monday], 'https://bot.example');
  expect(lines[0]).toBe('Day 2 of 7, 2026-11-24');
  expect(lines[1]).toMatch(/^rounds +118 \(\+18 since 2026-11-23\)/);
  expect(lines[3]).toMatch(/^refused files +1 \(\+0 since 2026-11-23\)/);
  expect(lines[4]).toMatch(/^database +51 MB, 10 % of Neon's free plan \(\+1 MB\)/);
  expect(lines[6]).toContain('https://bot.example');
  const week = Array.from({ length: 6 }, (_, index) => ({ ...monday, day: `2026-11-${17 + index}` }));
  expect(describe(monday, week, undefined).at(-1)).toBe('A week without findings: it runs.');
});
