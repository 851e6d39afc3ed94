import { expect, test } from 'vitest';
import type { RoundToPlace } from '../../src/domain/place-rounds.ts';
import { placeRounds } from '../../src/domain/place-rounds.ts';
import { playedAt } from '../../src/domain/played-at.ts';

const round = (date: string, time: string, more: Partial<RoundToPlace> = {}): RoundToPlace => ({
  server: 'main',
  date,
  time,
  number: 1,
  matchId: `${date}_${time}`,
  ...more,
});
const iso = (instant: number | null | undefined) => instant && new Date(instant).toISOString();

test.each(['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kathmandu'])(
  'in %s every hour of two years is placed as a single round is',
  (zone) => {
    const rounds = Array.from({ length: 2 * 366 * 4 }, (_, index) => {
      const wall = new Date(Date.UTC(2024, 0, 1) + index * 6 * 3_600_000 - (index % 5) * 1_800_000).toISOString();
      return round(wall.slice(0, 10), wall.slice(11, 19).replaceAll(':', ''));
    });
    expect(placeRounds(rounds, zone).map((place) => place.playedAt)).toEqual(
      rounds.map(({ date, time }) => playedAt(date, time, zone)),
    );
  },
);

test('in the hour that happens twice a round 2 follows its round 1', () => {
  const places = placeRounds(
    [
      round('2025-10-26', '021000', { number: 2, matchId: 'one' }),
      round('2025-10-26', '025000', { matchId: 'one' }),
      round('2025-10-26', '021500', { number: 2, matchId: 'orphan' }),
    ],
    'Europe/Berlin',
  );
  expect(places.map((place) => iso(place.playedAt))).toEqual([
    '2025-10-26T01:10:00.000Z',
    '2025-10-26T00:50:00.000Z',
    '2025-10-26T00:15:00.000Z',
  ]);
});

test('sessions are those of each server alone; a match summary has none', () => {
  const places = placeRounds(
    [
      round('2026-01-10', '210000'),
      round('2026-01-10', '215900', { server: 'duel' }),
      round('2026-01-10', '220000'),
      round('2026-01-10', '230001'),
      round('2026-01-10', '230001', { number: 0 }),
    ],
    'UTC',
  );
  expect(places.map((place) => iso(place.sessionStart))).toEqual([
    '2026-01-10T21:00:00.000Z',
    '2026-01-10T21:59:00.000Z',
    '2026-01-10T21:00:00.000Z',
    '2026-01-10T23:00:01.000Z',
    null,
  ]);
});

test('a clock that goes back can split an evening, and one that goes forward can join two', () => {
  const rounds = [round('2025-10-26', '023000'), round('2025-10-26', '031500')];
  const starts = (zone: string) => new Set(placeRounds(rounds, zone).map((place) => place.sessionStart)).size;
  expect([starts('UTC'), starts('Europe/Berlin')]).toEqual([1, 2]);
  const spring = [round('2025-03-30', '015000'), round('2025-03-30', '030500')];
  expect(new Set(placeRounds(spring, 'Europe/Berlin').map((place) => place.sessionStart)).size).toBe(1);
  expect(new Set(placeRounds(spring, 'UTC').map((place) => place.sessionStart)).size).toBe(2);
});

test('a zone that does not exist is refused', () => {
  expect(() => placeRounds([round('2026-01-10', '210000')], 'Mars/Olympus')).toThrow(RangeError);
});
