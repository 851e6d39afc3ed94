import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PairRecord, PlayRecord } from '../../src/domain/synergy.ts';
import { rankPairs, synergyOf } from '../../src/domain/synergy.ts';

const record = (rounds: number, won: number, kills: number, deaths: number, decided = rounds): PlayRecord => {
  return { rounds, decided, won, kills, deaths };
};

/** Returns a pair from the records of both players, with and without each other. */
function pair(together: { a: PlayRecord; b: PlayRecord }, apart: { a: PlayRecord; b: PlayRecord }, a = 'a', b = 'b') {
  const add = (x: PlayRecord, y: PlayRecord) =>
    record(x.rounds + y.rounds, x.won + y.won, x.kills + y.kills, x.deaths + y.deaths, x.decided + y.decided);
  return { a, b, together, total: { a: add(together.a, apart.a), b: add(together.b, apart.b) } } satisfies PairRecord;
}

const both = (one: PlayRecord) => ({ a: one, b: one });

test('win term 0.6, boost 0.4, confidence to 50 rounds', () => {
  const synergy = synergyOf(
    pair(
      { a: record(20, 14, 240, 200), b: record(20, 14, 150, 100) },
      { a: record(10, 5, 400, 400), b: record(10, 6, 50, 40) },
    ),
  );
  // The win rate is 0.7 against a mean of 0.5 and 0.6. K/D is 1.2 against 1.0, and 1.5 against 1.25.
  expect(synergy?.winRate.together).toBeCloseTo(0.7);
  expect(synergy?.winRate.apart).toBeCloseTo(0.55);
  expect(synergy?.boost.a).toBeCloseTo(0.2);
  expect(synergy?.boost.b).toBeCloseTo(0.2);
  expect(synergy?.score).toBeCloseTo(0.6 * 0.15 + 0.4 * 0.2, 10);
  expect(synergy).toMatchObject({ rounds: 20, confidence: 0.4, rating: 'excellent', ranks: true });
  expect(synergy?.weighted).toBeCloseTo(0.17 * 0.4);
});

/** Win rates over 100 rounds together, against 0.5 apart with the same K/D. The score is 0.6 · (rate − 0.5). */
test.each([
  [76, 'excellent'],
  [75, 'good'],
  [64, 'good'],
  [63, 'positive'],
  [56, 'positive'],
  [55, 'neutral'],
  [50, 'neutral'],
  [46, 'neutral'],
  [45, 'poor'],
  [0, 'poor'],
])('%i of 100 rounds won together, half of them apart: %s', (won, rating) => {
  const synergy = synergyOf(pair(both(record(100, won, 100, 100)), both(record(100, 50, 100, 100))));
  expect(synergy).toMatchObject({ rating, confidence: 1 });
});

test('below 10 rounds together there is no synergy', () => {
  const apart = both(record(100, 50, 100, 100));
  expect(synergyOf(pair(both(record(9, 9, 9, 9)), apart))).toBeUndefined();
  expect(synergyOf(pair(both(record(10, 9, 9, 9)), apart))).toBeDefined();
});

test('below 10 rounds apart for either, a pair has a score but no rank', () => {
  const together = both(record(50, 40, 100, 100));
  const seldom = pair(together, { a: record(9, 0, 9, 9), b: record(100, 50, 100, 100) });
  expect(synergyOf(seldom)).toMatchObject({ ranks: false });
  expect(rankPairs([seldom])).toEqual([]);
});

test.each([
  ['never apart', pair(both(record(20, 20, 40, 20)), both(record(0, 0, 0, 0))), { together: 1, apart: null }, null],
  [
    'no map decided',
    pair(both(record(20, 0, 20, 20, 0)), both(record(20, 5, 20, 20))),
    { together: null, apart: 0.25 },
    0,
  ],
  [
    'no kill apart',
    pair(both(record(20, 10, 40, 20)), both(record(20, 10, 0, 20))),
    { together: 0.5, apart: 0.5 },
    null,
  ],
])('what cannot be known counts as 0: %s', (_, unknown, winRate, boost) => {
  expect(synergyOf(unknown)).toMatchObject({ winRate, boost: { a: boost, b: boost }, score: 0, rating: 'neutral' });
});

test('pairs rank by score and confidence', () => {
  const apart = both(record(100, 50, 100, 100));
  const ranked = rankPairs([
    pair(both(record(10, 10, 10, 10)), apart, 'sure', 'seldom'),
    pair(both(record(50, 40, 50, 50)), apart, 'good', 'often'),
    pair(both(record(50, 10, 50, 50)), apart, 'bad', 'often'),
    pair(both(record(5, 5, 5, 5)), apart, 'too', 'few'),
  ]);
  expect(ranked.map(({ a, b }) => `${a} ${b}`)).toEqual(['good often', 'sure seldom', 'bad often']);
});

test('for any sums, the score is a number and the confidence a share', () => {
  const sums = fc
    .record({
      rounds: fc.nat(200),
      kills: fc.nat(4000),
      deaths: fc.nat(4000),
      share: fc.float({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ rounds, kills, deaths, share }) => record(rounds, Math.floor(rounds * share), kills, deaths));
  const sides = fc.record({ a: sums, b: sums });
  fc.assert(
    fc.property(sides, sides, (together, apart) => {
      const synergy = synergyOf(pair({ ...together, b: { ...together.b, rounds: together.a.rounds } }, apart));
      expect(synergy === undefined).toBe(together.a.rounds < 10);
      if (!synergy) return;
      expect(Number.isFinite(synergy.score)).toBe(true);
      expect(synergy.confidence).toBeGreaterThan(0);
      expect(synergy.confidence).toBeLessThanOrEqual(1);
    }),
  );
});
