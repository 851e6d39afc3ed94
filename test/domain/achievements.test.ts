import { expect, test } from 'vitest';
import { achievements, progressOf } from '../../src/domain/achievements.ts';
import { localeOf } from '../../src/texts/locale.ts';
import { totals } from './totals.ts';

test('the thresholds', () => {
  expect(achievements.map(({ key, tiers }) => [key, ...tiers])).toEqual([
    ['kills', 100, 500, 1000, 2500, 5000, 10_000],
    ['games', 10, 50, 100, 250, 500, 1000],
    ['kd', 1, 1.5, 2, 3],
    ['revives', 100, 1000, 10_000],
    ['times_revived', 50, 500, 5000],
    ['dynamites', 50, 500, 5000],
    ['dynamites_defused', 50, 500, 5000],
    ['objectives', 25, 250, 2500],
  ]);
});

test.each(['en', 'de', 'fr'])('in %s every tier has a name of its own', (language) => {
  const { badges } = localeOf(language).texts.players.achievements;
  for (const { key, tiers } of achievements) expect([key, badges[key].tiers.length]).toEqual([key, tiers.length]);
  const names = Object.values(badges).flatMap(({ tiers }) => tiers);
  expect(new Set(names).size).toBe(names.length);
});

test.each([
  ['kills', { kills: 99 }, 0, 100, 1],
  ['kills', { kills: 100 }, 1, 500, 400],
  ['kills', { kills: 12_345 }, 6, undefined, undefined],
  ['games', { rounds: 250 }, 4, 500, 250],
  ['kd', { rounds: 20, kills: 300, deaths: 200 }, 2, 2, 0.5],
  ['kd', { rounds: 20, kills: 199, deaths: 200 }, 0, 1, 0.005],
  ['kd', { rounds: 20, kills: 40, deaths: 0 }, 4, undefined, undefined],
  ['kd', { rounds: 19, kills: 40, deaths: 10 }, 0, 1, 0],
  ['times_revived', { times_revived: 500 }, 2, 5000, 4500],
  ['objectives', {}, 0, 25, 25],
])('%s with %j: tier %s, next at %s', (key, sums, level, next, missing) => {
  const progress = progressOf(totals(sums)).find(({ achievement }) => achievement.key === key);
  expect(progress?.level).toBe(level);
  expect(progress?.next?.threshold).toBe(next);
  if (missing !== undefined) expect(progress?.next?.missing).toBeCloseTo(missing);
});

test('K/D reports how many rounds are missing', () => {
  const missing = (rounds: number) => progressOf(totals({ rounds })).map(({ missingRounds }) => missingRounds);
  expect(missing(5)).toEqual([0, 0, 15, 0, 0, 0, 0, 0]);
  expect(missing(20).every((rounds) => rounds === 0)).toBe(true);
});
