import { expect, test } from 'vitest';
import { evaluate } from '../../src/domain/formula.ts';
import { minimumRounds } from '../../src/domain/minima.ts';
import { findStatistic, statistic, statistics } from '../../src/domain/statistics.ts';
import { totals as totalsOf } from './totals.ts';

/** Cases of the specified formulas: statistic, totals, value. */
test.each([
  ['kd', { kills: 30, deaths: 20 }, 1.5],
  ['kd', { kills: 7, deaths: 0 }, 7],
  ['kd', {}, 0],
  ['dpm', { damage_given: 3000, time_played: 600 }, 300],
  ['dpm', { damage_given: 3000, time_played: 0 }, null],
  ['accuracy', { bullet_hits: 30, bullet_shots: 120 }, 25],
  ['accuracy', {}, null],
  ['efficiency', { kills: 1, deaths: 3 }, 25],
  ['efficiency', {}, null],
  ['damage_ratio', { damage_given: 500, damage_received: 0 }, 500],
  ['damage_ratio', { damage_given: 500, damage_received: 1000 }, 0.5],
  ['teamwork', { team_damage_given: 50, damage_given: 1000 }, 5],
  ['survival', { time_played: 100, time_dead: 25 }, 75],
  ['survival', { time_played: 100, time_dead: 130 }, 0],
  ['survival', {}, null],
  ['frag_potential', { damage_given: 900, time_played: 120, time_dead: 30 }, 600],
  ['frag_potential', { damage_given: 900, time_played: 60, time_dead: 60 }, 54_000],
  ['multikills', { multikills: 4 }, 4],
  ['games', { rounds: 12 }, 12],
])('%s of %j is %j', (key, totals, value) => {
  expect(evaluate(statistic(key).formula, totalsOf(totals))).toBe(value);
});

test.each([
  ['k', 'kills'],
  ['RATIO', 'kd'],
  ['damage', 'dpm'],
  ['acc', 'accuracy'],
  ['hs', 'headshots'],
  ['played', 'games'],
  ['medic', 'revives'],
  ['obj', 'objectives'],
  ['eff', 'efficiency'],
  ['nades', 'grenades'],
  ['Useful kills', 'useful_kills'],
])('%s means %s, as it did for the old bot', (word, key) => {
  expect(findStatistic(word)?.key).toBe(key);
});

test('keys and aliases are unique, and what stands beside a statistic exists', () => {
  const words = statistics.flatMap(({ key, aliases }) => [key, ...aliases]);
  expect(new Set(words).size).toBe(words.length);
  for (const { key, context } of statistics) {
    expect(context.map((beside) => statistic(beside).key)).toEqual(context);
    expect(context).not.toContain(key);
  }
  expect(findStatistic('nonsense')).toBeUndefined();
  expect(() => statistic('nonsense')).toThrow('nonsense');
});

test('totals rank above 10 rounds, rates above 50', () => {
  expect(minimumRounds(statistic('kills'))).toBe(11);
  expect(minimumRounds(statistic('kd'))).toBe(51);
});
