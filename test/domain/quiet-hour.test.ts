import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextHour, quietHour } from '../../src/domain/quiet-hour.ts';

/** Rounds by hour: the hours that have some, each with as many. */
const by = (rounds: Record<number, number>) => Array.from({ length: 24 }, (_, hour) => rounds[hour] ?? 0);

test.each<[community: string, rounds: Record<number, number>, quiet: number]>([
  ['of which nothing is known', {}, 6],
  ['that plays at eight in the evening', { 20: 90 }, 8],
  ['that plays from eight to midnight', { 20: 40, 21: 60, 22: 60, 23: 30 }, 9],
  ['that plays before work', { 5: 40, 6: 40 }, 17],
  ['that plays around the clock, least at eleven', { ...by({}).map(() => 10), 11: 0 }, 11],
])('a community %s', (_community, rounds, quiet) => {
  expect(quietHour(by(rounds))).toBe(quiet);
});

test('a community elsewhere has its quiet hour as much later', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { minLength: 24, maxLength: 24 }), fc.nat(23), (rounds, later) => {
      const quiet = quietHour(rounds);
      const moved = rounds.map((_, hour) => rounds[(hour - later + 24) % 24] ?? 0);
      const noise = (all: number[], hour: number) =>
        all.reduce(
          (sum, count, other) => sum + count / 2 ** Math.min((hour - other + 24) % 24, (other - hour + 24) % 24),
          0,
        );
      expect(noise(moved, quietHour(moved))).toBeCloseTo(noise(rounds, quiet), 6);
    }),
  );
});

test.each([
  ['2026-03-01T05:59:59.999Z', 6, 'UTC', '2026-03-01T06:00:00.000Z'],
  ['2026-03-01T06:00:00.000Z', 6, 'UTC', '2026-03-02T06:00:00.000Z'],
  ['2026-03-01T22:30:00.000Z', 6, 'Europe/Berlin', '2026-03-02T05:00:00.000Z'],
  ['2026-03-01T23:30:00.000Z', 0, 'Europe/Berlin', '2026-03-02T23:00:00.000Z'],
  ['2026-03-29T00:30:00.000Z', 2, 'Europe/Berlin', '2026-03-29T01:00:00.000Z'], // skipped: 03:00 summer time
  ['2026-10-24T23:30:00.000Z', 2, 'Europe/Berlin', '2026-10-25T00:00:00.000Z'], // comes twice: the first
  ['2026-10-25T00:00:00.000Z', 2, 'Europe/Berlin', '2026-10-26T01:00:00.000Z'],
  ['2026-03-01T12:00:00.000Z', 6, 'Pacific/Auckland', '2026-03-01T17:00:00.000Z'],
  ['2026-03-01T12:00:00.000Z', 6, 'Asia/Kathmandu', '2026-03-02T00:15:00.000Z'],
])('after %s comes %i:00 in %s at %s', (after, hour, zone, next) => {
  expect(nextHour(new Date(after), hour, zone).toISOString()).toBe(next);
});
