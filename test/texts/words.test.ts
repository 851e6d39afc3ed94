import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localeOf } from '../../src/texts/locale.ts';

const tags = { en: 'en-GB', de: 'de-DE', fr: 'fr-FR' };

describe.each(Object.entries(tags))('%s', (language, tag) => {
  const { count, decimal, percent, plural, texts } = localeOf(language);
  const format = (digits: number, style: 'decimal' | 'percent' = 'decimal') =>
    new Intl.NumberFormat(tag, {
      style,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: 'negative',
    });

  test('numbers are written as Intl writes them', () => {
    const formats = [0, 1, 2, 3].map((digits) => format(digits));
    const share = format(1, 'percent');
    const rules = new Intl.PluralRules(tag);
    const holds = (value: number) => {
      expect(count(value)).toBe(formats[0]?.format(value));
      for (const digits of [1, 2, 3]) expect(decimal(value, digits)).toBe(formats[digits]?.format(value));
      expect(percent(value)).toBe(share.format(value));
      expect(plural(value, 'one', 'other')).toBe(rules.select(value) === 'one' ? 'one' : 'other');
    };
    for (const value of [0, -0, 1, -1, 0.5, 1.005, -1.005, 999.95, 999.5, 1e-7, -1e-9, 1e6, 123_456_789_012])
      holds(value);
    for (const value of [2 ** 53, 1e21, Infinity]) expect(count(value)).toBe(formats[0]?.format(value));
    const rounded = fc
      .tuple(fc.integer(), fc.integer({ min: 0, max: 4 }))
      .map(([whole, digits]) => whole / 10 ** digits);
    fc.assert(fc.property(fc.oneof(rounded, fc.double({ min: -1e12, max: 1e12, noNaN: true })), holds), {
      numRuns: 2000,
    });
  });

  test('days are written with the names that Intl has', () => {
    const names = (part: 'weekday' | 'month', day: string) => {
      const of = (width: 'long' | 'short') =>
        new Intl.DateTimeFormat(language, {
          weekday: width,
          day: 'numeric',
          month: width,
          year: 'numeric',
          timeZone: 'UTC',
        })
          .formatToParts(new Date(day))
          .find(({ type }) => type === part)
          ?.value.replace(/\.$/, '');
      return { long: of('long'), short: of('short') };
    };
    for (let month = 1; month <= 12; month += 1) {
      const day = `2026-${String(month).padStart(2, '0')}-${String(month + 10)}`;
      const named = names('month', day);
      expect(texts.sessions.monthName(month)).toBe(named.long);
      expect(texts.sessions.weekday(day)).toBe(names('weekday', day).long);
      expect(texts.sessions.weekdayAndDay(day, day)).toContain(named.short);
      expect(texts.sessions.weekdayAndDay(day, day)).toMatch(new RegExp(`^${names('weekday', day).short}\u00a0`));
    }
  });
});
