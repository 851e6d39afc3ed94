import type { Totals } from './formula.ts';
import { evaluate, per } from './formula.ts';
import type { Trust, Unit } from './statistics.ts';
import { statistic } from './statistics.ts';

/** A player's sums over a session's counted rounds, with the three that no statistic of the catalogue needs. */
export interface AwardRow {
  guid: string;
  totals: Totals;
  kill_steals: number;
  tank_meatshield: number;
  /** The longest death spree of the session. It is not a sum. */
  death_spree_worst: number;
}

export type AwardKey =
  | 'damage_efficiency'
  | 'engineer'
  | 'tank_shield'
  | 'team_killer'
  | 'self_killer'
  | 'kill_thief'
  | 'spray_and_pray'
  | 'too_scared_to_shoot'
  | 'glass_cannon'
  | 'useless_kills'
  | 'worst_death_spree';

export interface Award {
  key: AwardKey;
  unit: Unit;
  /** Returns the value that is compared. Null if the player cannot win the award. */
  value(row: AwardRow): number | null;
  best: 'most' | 'least';
  trust: Trust;
}

const legacyLow = 'legacy-low';

const bulletsPerKill = per(1, 'bullet_shots', ['kills']);

/** Returns the value if it reaches the minimum, else null. */
const atLeast = (minimum: number, value: number | null) => (value !== null && value >= minimum ? value : null);

/** End-of-session awards in the order shown. The most valuable player is not among them (see mvp.ts). */
export const awards: readonly Award[] = [
  {
    key: 'damage_efficiency',
    unit: 'ratio',
    value: ({ totals }) => {
      const value = evaluate(statistic('damage_ratio').formula, totals);
      return value !== null && value > 1.5 ? value : null;
    },
    best: 'most',
    trust: 'sound',
  },
  {
    key: 'engineer',
    unit: 'count',
    value: ({ totals }) => atLeast(1, totals.constructions),
    best: 'most',
    trust: legacyLow,
  },
  {
    key: 'tank_shield',
    unit: 'count',
    value: (row) => atLeast(50, row.tank_meatshield),
    best: 'most',
    trust: 'sound',
  },
  {
    key: 'team_killer',
    unit: 'count',
    value: ({ totals }) => atLeast(3, totals.team_kills),
    best: 'most',
    trust: 'sound',
  },
  {
    key: 'self_killer',
    unit: 'count',
    value: ({ totals }) => atLeast(2, totals.self_kills),
    best: 'most',
    trust: 'sound',
  },
  {
    key: 'kill_thief',
    unit: 'count',
    value: (row) => atLeast(5, row.kill_steals),
    best: 'most',
    trust: legacyLow,
  },
  {
    key: 'spray_and_pray',
    unit: 'ratio',
    value: ({ totals }) => atLeast(50, evaluate(bulletsPerKill, totals)),
    best: 'most',
    trust: 'sound',
  },
  {
    key: 'too_scared_to_shoot',
    unit: 'count',
    value: ({ totals }) => (totals.kills >= 5 ? totals.bullet_shots : null),
    best: 'least',
    trust: 'sound',
  },
  {
    key: 'glass_cannon',
    unit: 'count',
    value: ({ totals }) => atLeast(1000, totals.damage_received),
    best: 'most',
    trust: 'sound',
  },
  {
    key: 'useless_kills',
    unit: 'count',
    value: ({ totals }) => atLeast(3, totals.useless_kills),
    best: 'most',
    trust: legacyLow,
  },
  {
    key: 'worst_death_spree',
    unit: 'count',
    value: (row) => atLeast(5, row.death_spree_worst),
    best: 'most',
    trust: legacyLow,
  },
];

export interface GivenAward {
  award: Award;
  value: number;
  /** All players with the best value, in the order of the rows. */
  winners: string[];
}

/** Returns the awards that the players of a session won. */
export function giveAwards(rows: readonly AwardRow[]): GivenAward[] {
  return awards.flatMap((award) => {
    const values = rows.flatMap((row) => {
      const value = award.value(row);
      return value === null ? [] : [{ guid: row.guid, value }];
    });
    if (values.length === 0) return [];
    const numbers = values.map(({ value }) => value);
    const best = award.best === 'most' ? Math.max(...numbers) : Math.min(...numbers);
    return [{ award, value: best, winners: values.filter(({ value }) => value === best).map(({ guid }) => guid) }];
  });
}
