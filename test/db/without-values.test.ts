import { expect, test } from 'vitest';
import { withoutValues } from '../../src/db/without-values.ts';

test.each([
  ['22P02', 'invalid input syntax for type bigint: "my "own" name"', 'invalid input syntax for type bigint: …'],
  ['22003', 'value "99999999999" is out of range for type integer', 'value "…" is out of range for type integer'],
  ['22008', 'date/time field value out of range: "2026-02-30"', 'date/time field value out of range: …'],
  ['22021', 'invalid byte sequence for encoding "UTF8": 0x41 0x42', 'invalid byte sequence for encoding "…": …'],
  ['2201B', 'invalid regular expression: parentheses () not balanced', 'invalid regular expression: …'],
  ['P0001', 'refused "a\nb"', 'refused "…"'],
  ['42703', 'column "kills" does not exist', 'column "kills" does not exist'],
  ['23505', 'violates unique constraint "x_key"', 'violates unique constraint "x_key"'],
  [undefined, 'Error connecting to database: fetch failed', 'Error connecting to database: fetch failed'],
])('%s %s', (state, message, wanted) => {
  expect(withoutValues(message, state)).toBe(wanted);
});
