import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysLeft, findSeason, seasonAt, seasonsBetween } from '../../src/domain/seasons.ts';

const at = (text: string) => Date.parse(text);

test.each([
  ['2025-10-17T20:21:40Z', 'UTC', '2025-Q4', 4],
  ['2026-01-01T00:00:00Z', 'UTC', '2026-Q1', 1],
  ['2025-12-31T23:59:59.999Z', 'UTC', '2025-Q4', 4],
  ['2025-12-31T23:00:00Z', 'Europe/Ljubljana', '2026-Q1', 1],
  ['2026-06-30T21:59:59Z', 'Europe/Ljubljana', '2026-Q2', 2],
  ['2026-06-30T22:00:00Z', 'Europe/Ljubljana', '2026-Q3', 3],
  ['2026-01-01T04:00:00Z', 'America/New_York', '2025-Q4', 4],
])('%s in %s is in %s, quarter %i', (instant, zone, id, quarter) => {
  expect(seasonAt(at(instant), zone)).toMatchObject({ id, quarter });
});

test('a season runs from midnight to midnight of its zone', () => {
  expect(findSeason('2025-Q4', 'Europe/Ljubljana')).toEqual({
    id: '2025-Q4',
    year: 2025,
    quarter: 4,
    start: at('2025-09-30T22:00:00Z'),
    end: at('2025-12-31T23:00:00Z'),
  });
});

test.each([' 2025-q4 ', 'Q4 2025', 'q4 2025 (Oct–Dec)', 'T4 2025 (oct.–déc.)', '2025-t4'])(
  '%j is a season',
  (typed) => {
    expect(findSeason(typed, 'UTC')?.id).toBe('2025-Q4');
  },
);

test.each(['2025-Q5', '2025-Q0', '2025', 'Q1', '25-Q1', '1999-Q1', '٢٠٢٥-Q1', '2025-Q1; drop', ''])(
  '%j is no season',
  (id) => {
    expect(findSeason(id, 'UTC')).toBeUndefined();
  },
);

test.each([
  ['the first day', '2025-09-30T22:00:00Z', 92],
  ['half past midnight before the clocks go back', '2025-10-19T22:30:00Z', 73],
  ['the last day', '2025-12-31T22:59:59Z', 1],
  ['over', '2025-12-31T23:00:00Z', 0],
  ['long over', '2026-05-01T00:00:00Z', 0],
])('days left in 2025-Q4: %s', (_, now, days) => {
  const season = findSeason('2025-Q4', 'Europe/Ljubljana');
  expect(season && daysLeft(season, at(now), 'Europe/Ljubljana')).toBe(days);
});

test('seasons between two rounds, newest first', () => {
  const ids = seasonsBetween(at('2025-08-10T23:46:02Z'), at('2026-05-09T22:00:00Z'), 'UTC').map(({ id }) => id);
  expect(ids).toEqual(['2026-Q2', '2026-Q1', '2025-Q4', '2025-Q3']);
  expect(seasonsBetween(at('2025-08-10'), at('2025-08-09'), 'UTC')).toEqual([]);
});

test('every instant is in its season, and seasons leave no gap', () => {
  const instant = fc.integer({ min: at('2003-01-01'), max: at('2900-01-01') });
  const zone = fc.constantFrom('UTC', 'Europe/Ljubljana', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia');
  fc.assert(
    fc.property(instant, zone, (now, timeZone) => {
      const season = seasonAt(now, timeZone);
      expect(season.start).toBeLessThanOrEqual(now);
      expect(season.end).toBeGreaterThan(now);
      expect(seasonAt(season.end, timeZone).start).toBe(season.end);
      expect(findSeason(season.id, timeZone)).toEqual(season);
    }),
  );
});
