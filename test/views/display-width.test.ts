import { expect, test } from 'vitest';
import { cutToWidth, inCells, padToWidth, widthOf } from '../../src/views/display-width.ts';

test.each([
  ['abc', 3],
  ['漢字', 4],
  ['🥐', 2],
  ['👨‍👩‍👧‍👦', 2],
  ['🎖️', 2],
  ['e\u0301', 1],
  ['שלום', 4],
  ['', 0],
])('%j takes %i cells', (text, cells) => {
  expect(widthOf(text, inCells)).toBe(cells);
});

test('markdown takes no room, and a time stamp that of its time', () => {
  expect(widthOf('**a**\\*b', inCells)).toBe(3);
  expect(widthOf('<t:1795807887:t>', inCells)).toBe('10:11 PM '.length);
});

test.each([
  ['ordinary', 8, 'ordinary'],
  ['ordinary', 7, 'ordina…'],
  ['漢字の名前', 6, '漢字…'],
  ['👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 3, '👨‍👩‍👧‍👦…'],
  ['a b', 2, 'a…'],
])('%j in %i cells is %j', (text, cells, cut) => {
  expect(cutToWidth(text, cells, inCells)).toBe(cut);
});

test('wide letters take more of a line than narrow ones', () => {
  expect(widthOf('WWW')).toBeGreaterThan(2 * widthOf('iii'));
  expect(cutToWidth('W'.repeat(18), 6).length).toBeLessThan(cutToWidth('i'.repeat(18), 6).length);
});

test('simple characters are as wide beside an emoji, where the text is split by its graphemes', () => {
  const line = '1 Echo… · \u2068Zoë\u2069  31/11  2,94';
  expect(widthOf(`🥐${line}`)).toBeCloseTo(widthOf('🥐') + widthOf(line));
});

test('the day of a timestamp is as wide as a date', () => {
  expect(widthOf('<t:1795807887:d>')).toBeCloseTo(widthOf('28.12.2026'));
});

test('text is filled up by what a reader sees', () => {
  expect(padToWidth('漢', 4)).toBe('漢  ');
  expect(padToWidth('1/2', 5, 'start')).toBe('  1/2');
  expect(padToWidth('long', 2)).toBe('long');
});
