import { expect, test } from 'vitest';
import type { AwardRow } from '../../src/domain/awards.ts';
import { awards, giveAwards } from '../../src/domain/awards.ts';
import type { Totals } from '../../src/domain/formula.ts';
import { totals } from './totals.ts';

type Some = Partial<Totals> & Partial<Omit<AwardRow, 'guid' | 'totals'>>;

const row = (
  guid: string,
  { kill_steals = 0, tank_meatshield = 0, death_spree_worst = 0, ...sums }: Some,
): AwardRow => {
  return { guid, totals: totals(sums), kill_steals, tank_meatshield, death_spree_worst };
};

/** Each award, with totals that just miss it, totals that just earn it and totals that beat those. */
test.each<[string, Some, Some, Some]>([
  [
    'damage_efficiency',
    { damage_given: 1500, damage_received: 1000 },
    { damage_given: 1501, damage_received: 1000 },
    { damage_given: 2, damage_received: 0 },
  ],
  ['engineer', { constructions: 0 }, { constructions: 1 }, { constructions: 2 }],
  ['tank_shield', { tank_meatshield: 49.9 }, { tank_meatshield: 50 }, { tank_meatshield: 51 }],
  ['team_killer', { team_kills: 2 }, { team_kills: 3 }, { team_kills: 4 }],
  ['self_killer', { self_kills: 1 }, { self_kills: 2 }, { self_kills: 3 }],
  ['kill_thief', { kill_steals: 4 }, { kill_steals: 5 }, { kill_steals: 6 }],
  [
    'spray_and_pray',
    { bullet_shots: 499, kills: 10 },
    { bullet_shots: 500, kills: 10 },
    { bullet_shots: 60, kills: 1 },
  ],
  [
    'too_scared_to_shoot',
    { bullet_shots: 1, kills: 4 },
    { bullet_shots: 90, kills: 5 },
    { bullet_shots: 80, kills: 50 },
  ],
  ['glass_cannon', { damage_received: 999 }, { damage_received: 1000 }, { damage_received: 1001 }],
  ['useless_kills', { useless_kills: 2 }, { useless_kills: 3 }, { useless_kills: 4 }],
  ['worst_death_spree', { death_spree_worst: 4 }, { death_spree_worst: 5 }, { death_spree_worst: 6 }],
])('%s', (key, misses, earns, beats) => {
  const winners = (...rows: AwardRow[]) => giveAwards(rows).find(({ award }) => award.key === key)?.winners;
  expect(winners(row('a', misses))).toBeUndefined();
  expect(winners(row('a', misses), row('b', earns))).toEqual(['b']);
  expect(winners(row('a', earns), row('b', beats), row('c', misses))).toEqual(['b']);
  expect(winners(row('a', earns), row('b', earns))).toEqual(['a', 'b']);
});

test('many shots without a kill are out of the running, as there is no number of bullets per kill', () => {
  expect(giveAwards([row('a', { bullet_shots: 5000 })])).toEqual([]);
});

test('awards follow the order of the table; without players there is no award', () => {
  const all = row('a', { constructions: 1, team_kills: 3, self_kills: 2, damage_given: 2000, damage_received: 1000 });
  const given = giveAwards([all]).map(({ award }) => award.key);
  expect(given).toEqual(['damage_efficiency', 'engineer', 'team_killer', 'self_killer', 'glass_cannon']);
  expect(giveAwards([])).toEqual([]);
  expect(new Set(awards.map(({ key }) => key)).size).toBe(awards.length);
});
