import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chosenName, cutGraphemes, displayName, stripColours } from '../../src/domain/names.ts';
import { anyText } from '../support/any-text.ts';

test.each([
  ['^1Red^7White', 'RedWhite'],
  ['^^7caret', '^caret'],
  ['^^', '^^'],
  ['tail^', 'tail^'],
  ['^/nwg', 'nwg'],
  ['^1^2^3', '^1^2^3'],
  ['^🙂smile', 'smile'],
  ['plain', 'plain'],
  ['', ''],
])('colour codes: %j is shown as %j', (raw, shown) => {
  expect(stripColours(raw)).toBe(shown);
});

test.each([
  ['a\u202Eb', 'ab'],
  ['a\u200Bb\u0000c', 'abc'],
  ['  two\t\n  words ', 'two words'],
  ['\u2066\u2069', 'Unknown Player'],
  ['', 'Unknown Player'],
  [null, 'Unknown Player'],
  ['ünï', 'ünï'],
])('a name for people: %j is shown as %j', (raw, shown) => {
  expect(displayName(raw)).toBe(shown);
});

test('cutting never splits what a reader sees as one character', () => {
  expect(cutGraphemes('👩‍👩‍👧‍👦ab', 2)).toBe('👩‍👩‍👧‍👦…');
  expect(cutGraphemes('abc', 3)).toBe('abc');
  expect(cutGraphemes('abcd', 3)).toBe('ab…');
});

test('whatever the name, what is shown is short, visible and well formed', () => {
  fc.assert(
    fc.property(fc.oneof(anyText(200), fc.string({ unit: 'grapheme', maxLength: 200 })), (name) => {
      const shown = displayName(name, 36);
      expect(shown.length).toBeGreaterThan(0);
      expect(shown.length).toBeLessThanOrEqual(4 * 36 + 1);
      expect(shown.isWellFormed()).toBe(true);
      expect(shown).not.toMatch(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/);
    }),
  );
});

test.each([
  ['Ada', 'Ada'],
  ['  ^1Red\u202e ^7Baron\u200b ', 'Red Baron'],
  ['🥐🥐', '🥐🥐'],
  ['x'.repeat(32), 'x'.repeat(32)],
  ['x'.repeat(33), undefined],
  ['🥐', undefined],
  ['^1x', undefined],
  ['\u200b\u200b', undefined],
  ['hidden PLAYER', undefined],
])('the chosen name %j is stored as %j', (typed, kept) => {
  expect(chosenName(typed)).toBe(kept);
});
