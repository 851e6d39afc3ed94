import { expect, test } from 'vitest';
import type { Totals } from '../../src/domain/formula.ts';
import { playstyleOf } from '../../src/domain/playstyle.ts';
import { totals } from './totals.ts';

const means = { revives: 1, deaths: 10 };

/** Ten rounds of ten minutes, in which the player is never dead for long. K/D and damage ratio are 1. */
const plain = {
  rounds: 10,
  time_played: 6000,
  time_dead: 1500,
  kills: 80,
  deaths: 80,
  damage_given: 14_000,
  damage_received: 14_000,
  bullet_hits: 1000,
  bullet_headshots: 150,
};

const fullHour = { time_played: 3600, time_dead: 0 };

test.each<[string, Partial<Totals>, string, number]>([
  ['nothing special', {}, 'Balanced', 0],
  [
    'frag potential 900, K/D 1.2',
    { ...fullHour, damage_given: 54_000, damage_received: 50_000, kills: 96 },
    'Fragger',
    0.4,
  ],
  [
    'frag potential 600, K/D 1.5, damage ratio 1.5',
    { ...fullHour, damage_given: 36_000, damage_received: 24_000, kills: 75, deaths: 50 },
    'Fragger',
    0.5,
  ],
  ['10 kills a round, K/D 1.2', { kills: 100, deaths: 83 }, 'Slayer', 0.4],
  ['15 kills a round, K/D 1.2', { kills: 150, deaths: 125 }, 'Slayer', 0.7],
  ['damage ratio 0.7', { damage_given: 9800 }, 'Tank', 0.5],
  ['seldom dead, gets more than he gives', { time_dead: 1199, damage_given: 13_000 }, 'Tank', 0.4],
  ['more than 1,500 damage received a round', { damage_given: 15_000, damage_received: 15_010 }, 'Tank', 0.4],
  ['2 revives a round', { revives_given: 20 }, 'Medic', 0.7],
  ['3 revives a round', { revives_given: 30 }, 'Medic', 1],
  ['35 % headshots', { bullet_headshots: 350 }, 'Sniper', 0.5],
  [
    '25 % headshots, K/D 1.3, fewer than 5 deaths a round',
    { bullet_headshots: 250, kills: 60, deaths: 46 },
    'Sniper',
    0.5,
  ],
  ['more deaths than others, often dead', { deaths: 131, kills: 120, time_dead: 2101 }, 'Rusher', 0.5],
  ['K/D below 0.8 with damage, often dead', { kills: 60, time_dead: 2101 }, 'Rusher', 0.4],
  ['1.5 objectives a round', { objectives: 15 }, 'Objective', 0.8],
  ['1 objective a round is not enough', { objectives: 10 }, 'Balanced', 0.3],
])('%s: %s', (_, sums, role, points) => {
  const style = playstyleOf(totals({ ...plain, ...sums }), means);
  expect(style.role).toBe(role);
  expect(style.points[0]?.points ?? 0).toBeCloseTo(points);
});

test.each<[string, Partial<Totals>]>([
  ['frag potential just below 900', { ...fullHour, damage_given: 53_990, damage_received: 50_000, kills: 96 }],
  ['just below 10 kills a round', { kills: 99, deaths: 80 }],
  ['damage ratio just above 0.7', { damage_given: 9801 }],
  ['just below 2 revives a round', { revives_given: 19 }],
  ['just below 35 % headshots', { bullet_headshots: 349 }],
  ['just below 1.5 objectives a round', { objectives: 14 }],
])('not quite: %s', (_, sums) => {
  expect(playstyleOf(totals({ ...plain, ...sums }), means).role).toBe('Balanced');
});

/** Each role, with totals that earn its points, the points, and totals that just miss them. */
test.each<[string, Partial<Totals>, number, Partial<Totals>]>([
  ['Slayer', { ...fullHour, damage_given: 36_000 }, 0.2, { ...fullHour, damage_given: 35_999 }],
  ['Tank', { time_dead: 1199 }, 0.2, { time_dead: 1200 }],
  ['Tank', { damage_given: 15_001, damage_received: 15_001 }, 0.2, { damage_given: 15_000, damage_received: 15_000 }],
  [
    'Tank',
    { damage_given: 15_001, damage_received: 15_001, kills: 95 },
    0.2,
    { damage_given: 15_001, damage_received: 15_001, kills: 96 },
  ],
  ['Sniper', { bullet_headshots: 250, kills: 40, deaths: 49 }, 0.2, { bullet_headshots: 250, kills: 40, deaths: 50 }],
  ['Rusher', { kills: 131, deaths: 131 }, 0.3, { kills: 130, deaths: 130 }],
  [
    'Rusher',
    { ...fullHour, damage_given: 36_000, kills: 121, deaths: 121 },
    0.3,
    { ...fullHour, damage_given: 36_000, kills: 120, deaths: 120 },
  ],
  [
    'Rusher',
    { ...fullHour, damage_given: 36_000, kills: 121, deaths: 121 },
    0.3,
    { ...fullHour, damage_given: 35_999, kills: 121, deaths: 121 },
  ],
  ['Rusher', { kills: 63 }, 0.2, { kills: 64 }],
  ['Rusher', { kills: 63, damage_given: 10_001 }, 0.2, { kills: 63, damage_given: 10_000 }],
  ['Rusher', { time_dead: 2101 }, 0.2, { time_dead: 2100 }],
])('%s: points for %j', (role, earns, points, misses) => {
  const pointsOf = (sums: Partial<Totals>) =>
    playstyleOf(totals({ ...plain, ...sums }), means).points.find((item) => item.role === role)?.points;
  expect(pointsOf(earns)).toBe(points);
  expect(pointsOf(misses)).toBeUndefined();
});

test('the evidence names values and what they were measured against', () => {
  const { role, evidence } = playstyleOf(totals({ ...plain, revives_given: 20 }), means);
  expect(role).toBe('Medic');
  expect(evidence).toEqual([
    { points: 0.5, conditions: [{ measure: 'revives', value: 2, is: '≥', than: 2 }] },
    { points: 0.2, conditions: [{ measure: 'revives', value: 2, is: '>', than: 1.5 }] },
  ]);
});

test('a jack of all trades is balanced while the best role has less than a quarter of all points', () => {
  const jack = {
    ...plain,
    time_dead: 0,
    kills: 130,
    deaths: 100,
    damage_received: 14_500,
    revives_given: 16,
    bullet_headshots: 250,
    objectives: 10,
  };
  const { role, points } = playstyleOf(totals(jack), { revives: 1, deaths: 7 });
  expect(points).toEqual([
    { role: 'Slayer', points: 0.4 },
    { role: 'Tank', points: 0.4 },
    { role: 'Sniper', points: 0.3 },
    { role: 'Rusher', points: 0.3 },
    { role: 'Objective', points: 0.3 },
    { role: 'Medic', points: 0.2 },
  ]);
  expect(role).toBe('Balanced');
  expect(playstyleOf(totals(jack), { revives: 1, deaths: 8 }).role).toBe('Slayer');
});

test('a player who never played has no role and no evidence', () => {
  expect(playstyleOf(totals({}), { revives: 0, deaths: 0 })).toEqual({ role: 'Balanced', points: [], evidence: [] });
});
