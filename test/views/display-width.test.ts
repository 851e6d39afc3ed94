import { expect, test } from 'vitest';
import { boldWidthOf, cutToWidth, inCells, mixedWidthOf, padToWidth, widthOf } from '../../src/views/display-width.ts';

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

test.each(['🥐', '🏆', '🛡️', '⭐', '➕', '→'])('%s takes its width once, wherever it stands', (emoji) => {
  const texts = [`${emoji} 1`, `1 ${emoji}`, `a**${emoji}b**c`, `\\*${emoji}.`];
  const around = [' 1', '1 ', 'abc', '*.'];
  expect(texts.map((text) => widthOf(text))).toEqual(
    around.map((text) => expect.closeTo(widthOf(text) + widthOf(emoji))),
  );
});

test.each([
  ['1\u0301', '1'],
  ['1\ufe0f\u20e3', '🥐'],
  ['👍🏽 ', '👍 '],
  ['🥐\u200d🥐', '🥐'],
])('%j is as wide as %j', (joined, like) => {
  expect(widthOf(joined)).toBeCloseTo(widthOf(like));
});

test('bold letters of a mixed text are wider', () => {
  expect(mixedWidthOf('🥇 **6,120** Echo')).toBeCloseTo(widthOf('🥇  Echo') + boldWidthOf('6,120'));
  expect(mixedWidthOf('**漢** x')).toBeCloseTo(widthOf(' x') + boldWidthOf('漢'));
});

test('the day of a timestamp is as wide as a date', () => {
  expect(widthOf('<t:1795807887:d>')).toBeCloseTo(widthOf('28.12.2026'));
});

test('text is filled up by what a reader sees', () => {
  expect(padToWidth('漢', 4)).toBe('漢  ');
  expect(padToWidth('1/2', 5, 'start')).toBe('  1/2');
  expect(padToWidth('long', 2)).toBe('long');
});
