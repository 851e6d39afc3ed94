import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitEmbeds, fitLines, fitText } from '../../src/discord/fit.ts';
import { anyText } from '../support/any-text.ts';

const text = anyText(5000);
const embed = fc.record(
  {
    title: text,
    description: text,
    fields: fc.array(fc.record({ name: text, value: text }), { maxLength: 40 }),
    footer: fc.record({ text }),
    author: fc.record({ name: text }),
  },
  { requiredKeys: ['description'] },
);

test('any embeds are cut to every limit of Discord', () => {
  fc.assert(
    fc.property(fc.array(embed, { maxLength: 12 }), (embeds) => {
      const fitted = fitEmbeds(embeds);
      expect(fitted.length).toBeLessThanOrEqual(10);
      let total = 0;
      for (const { title = '', description = '', fields = [], footer, author } of fitted) {
        expect(title.length).toBeLessThanOrEqual(256);
        expect(description.length).toBeLessThanOrEqual(4096);
        expect(fields.length).toBeLessThanOrEqual(25);
        for (const field of fields) {
          expect(field.name.length).toBeGreaterThan(0);
          expect(field.value.length).toBeGreaterThan(0);
          expect(field.name.length).toBeLessThanOrEqual(256);
          expect(field.value.length).toBeLessThanOrEqual(1024);
          total += field.name.length + field.value.length;
        }
        expect(footer?.text.length ?? 0).toBeLessThanOrEqual(2048);
        total += title.length + description.length + (footer?.text.length ?? 0) + (author?.name.length ?? 0);
      }
      expect(total).toBeLessThanOrEqual(6000);
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['short', 10, 'short'],
  ['exactly ten', 11, 'exactly ten'],
  ['one too long', 11, 'one too lo…'],
  ['a\\*b', 3, 'a…'],
  ['a\\\\b', 4, 'a\\\\b'],
  ['🙂🙂', 3, '🙂…'],
  ['🙂🙂', 2, '…'],
])('fitText(%j, %i) is %j', (long, length, fitted) => {
  expect(fitText(long, length)).toBe(fitted);
});

test('whole lines are dropped, and their number is shown', () => {
  const lines = Array.from({ length: 100 }, (_, index) => `line ${index}`);
  const more = (missing: number) => `… and ${missing} more`;
  const fitted = fitLines(lines, 60, more);
  expect(fitted.length).toBeLessThanOrEqual(60);
  const shown = fitted.split('\n').length - 1;
  expect(fitted.endsWith(`… and ${100 - shown} more`)).toBe(true);
  expect(fitLines(lines.slice(0, 2), 60, more)).toBe('line 0\nline 1');
});
