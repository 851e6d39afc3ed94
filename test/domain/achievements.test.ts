import { expect, test } from 'vitest';
import { achievements, progressOf } from '../../src/domain/achievements.ts';
import { totals } from './totals.ts';

test('the thresholds', () => {
  expect(achievements.map(({ key, tiers }) => [key, ...tiers.map(({ threshold }) => threshold)])).toEqual([
    ['kills', 100, 500, 1000, 2500, 5000, 10_000],
    ['games', 10, 50, 100, 250, 500, 1000],
    ['kd', 1, 1.5, 2, 3],
    ['revives', 100, 1000, 10_000],
    ['times_revived', 50, 500, 5000],
    ['dynamites', 50, 500, 5000],
    ['dynamites_defused', 50, 500, 5000],
    ['objectives', 25, 250, 2500],
  ]);
  const names = achievements.flatMap(({ tiers }) => tiers.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
});

test.each([
  ['kills', { kills: 99 }, null, 'First Blood Century', 1],
  ['kills', { kills: 100 }, 'First Blood Century', 'Killing Machine', 400],
  ['kills', { kills: 12_345 }, 'Legendary Slayer', undefined, undefined],
  ['games', { rounds: 250 }, 'Community Veteran', 'Hardcore Legend', 250],
  ['kd', { rounds: 20, kills: 300, deaths: 200 }, 'Above Average', 'Elite Killer', 0.5],
  ['kd', { rounds: 20, kills: 199, deaths: 200 }, null, 'Balanced Fighter', 0.005],
  ['kd', { rounds: 20, kills: 40, deaths: 0 }, 'Unstoppable', undefined, undefined],
  ['kd', { rounds: 19, kills: 40, deaths: 10 }, null, 'Balanced Fighter', 0],
  ['times_revived', { times_revived: 500 }, 'Nine Lives', 'Immortal', 4500],
  ['objectives', {}, null, 'Runner', 25],
])('%s with %j: %s, next %s', (key, sums, tier, next, missing) => {
  const progress = progressOf(totals(sums)).find(({ achievement }) => achievement.key === key);
  expect(progress?.tier?.name ?? null).toBe(tier);
  expect(progress?.next?.name).toBe(next);
  if (missing !== undefined) expect(progress?.next?.missing).toBeCloseTo(missing);
});

test('K/D reports how many rounds are missing', () => {
  const missing = (rounds: number) => progressOf(totals({ rounds })).map(({ missingRounds }) => missingRounds);
  expect(missing(5)).toEqual([0, 0, 15, 0, 0, 0, 0, 0]);
  expect(missing(20).every((rounds) => rounds === 0)).toBe(true);
});
