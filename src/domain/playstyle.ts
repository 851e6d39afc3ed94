import type { Formula, Sum, Totals } from './formula.ts';
import { evaluate, per } from './formula.ts';
import type { Trust, Unit } from './statistics.ts';
import { statistic } from './statistics.ts';

interface Measure {
  unit: Unit;
  formula: Formula;
  trust: Trust;
}

const legacyLow = 'legacy-low';

const perRound = (sum: Sum, trust: Trust = 'sound'): Measure => {
  return { unit: 'ratio', formula: per(1, sum, ['rounds']), trust };
};

/** The measures that decide a playstyle. Names of measures and roles are in `texts/`. */
export const measures = {
  frag_potential: statistic('frag_potential'),
  kd: statistic('kd'),
  damage_ratio: statistic('damage_ratio'),
  kills: perRound('kills'),
  deaths: perRound('deaths'),
  damage: perRound('damage_given'),
  received: perRound('damage_received'),
  revives: perRound('revives_given', legacyLow),
  objectives: perRound('objectives', legacyLow),
  time_dead: {
    unit: 'percent',
    formula: per(100, 'time_dead', ['time_played'], { within: [0, 100] }),
    trust: legacyLow,
  },
  headshots: {
    unit: 'percent',
    formula: per(100, 'bullet_headshots', ['bullet_hits']),
    trust: 'sound',
  },
} as const satisfies Record<string, Measure>;

export type MeasureKey = keyof typeof measures;

type Comparison = '≥' | '>' | '≤' | '<';
type Condition =
  | readonly [measure: MeasureKey, is: Comparison, than: number]
  | readonly [measure: keyof Means, is: Comparison, than: { timesMean: number }];

/** Revives and deaths per round, over the counted rounds of all players. */
export interface Means {
  revives: number;
  deaths: number;
}

interface Rule {
  role: Role;
  /** Points of the rule, in tenths. */
  points: number;
  conditions: readonly Condition[];
}

export type Role = 'Fragger' | 'Slayer' | 'Tank' | 'Medic' | 'Sniper' | 'Rusher' | 'Objective';

const rule = (role: Role, points: number, ...conditions: Condition[]): Rule => ({ role, points, conditions });

/** The rules of all roles. A role's points are added up. The first role listed here wins a tie. */
const rules: readonly Rule[] = [
  rule('Fragger', 4, ['frag_potential', '≥', 900], ['kd', '≥', 1.2]),
  rule('Fragger', 3, ['frag_potential', '≥', 600], ['kd', '≥', 1.5]),
  rule('Fragger', 2, ['damage_ratio', '≥', 1.5]),
  rule('Slayer', 4, ['kills', '≥', 10], ['kd', '≥', 1.2]),
  rule('Slayer', 3, ['kills', '≥', 15]),
  rule('Slayer', 2, ['frag_potential', '≥', 600]),
  rule('Tank', 3, ['damage_ratio', '≤', 0.7]),
  rule('Tank', 2, ['damage_ratio', '<', 1]),
  rule('Tank', 2, ['time_dead', '<', 20]),
  rule('Tank', 2, ['kd', '<', 1.2], ['received', '>', 1500]),
  rule('Medic', 5, ['revives', '≥', 2]),
  rule('Medic', 3, ['revives', '≥', 3]),
  rule('Medic', 2, ['revives', '>', { timesMean: 1.5 }]),
  rule('Sniper', 5, ['headshots', '≥', 35]),
  rule('Sniper', 3, ['headshots', '≥', 25], ['kd', '≥', 1.3]),
  rule('Sniper', 2, ['deaths', '<', 5], ['headshots', '≥', 25]),
  rule('Rusher', 3, ['deaths', '>', { timesMean: 1.3 }]),
  rule('Rusher', 3, ['deaths', '>', 12], ['frag_potential', '≥', 600]),
  rule('Rusher', 2, ['kd', '<', 0.8], ['damage', '>', 1000]),
  rule('Rusher', 2, ['time_dead', '>', 35]),
  rule('Objective', 5, ['objectives', '≥', 1.5]),
  rule('Objective', 3, ['objectives', '≥', 1]),
];

const enough = 4;
const enoughShare = 0.25;

/** A rule that applied, with the player's values and the values they were compared with. */
export interface Evidence {
  points: number;
  conditions: { measure: MeasureKey; value: number; is: Comparison; than: number }[];
}

export interface Playstyle {
  role: Role | 'Balanced';
  /** Points of each role that has any, most points first. */
  points: { role: Role; points: number }[];
  /** The rules that decided. For Balanced, the rules that speak for the role that came closest. */
  evidence: Evidence[];
}

/**
 * Returns a player's role, from sums over counted rounds. Returns "balanced" if the best role has less than 0.4 points or less than a
 * quarter of all points. (Source: formulas.md, playstyle)
 */
export function playstyleOf(totals: Totals, means: Means): Playstyle {
  const held = (totals.rounds > 0 ? rules : []).flatMap(({ role, points, conditions }) => {
    const checked = conditions.flatMap((condition) => check(condition, totals, means) ?? []);
    return checked.length === conditions.length ? [{ role, points, conditions: checked }] : [];
  });
  const tenths = [...Map.groupBy(held, ({ role }) => role)]
    .map(([role, of]) => ({ role, points: of.reduce((sum, { points }) => sum + points, 0) }))
    .sort((a, b) => b.points - a.points);
  const all = tenths.reduce((sum, { points }) => sum + points, 0);
  const [best] = tenths;
  return {
    role: best && best.points >= enough && best.points >= all * enoughShare ? best.role : 'Balanced',
    points: tenths.map(({ role, points }) => ({ role, points: points / 10 })),
    evidence: held
      .filter(({ role }) => role === best?.role)
      .map(({ points, conditions }) => ({ points: points / 10, conditions })),
  };
}

function check(condition: Condition, totals: Totals, means: Means) {
  const [measure, is] = condition;
  const than = limitOf(condition, means);
  const value = evaluate(measures[measure].formula, totals);
  return value !== null && holds(value, is, than) ? { measure, value, is, than } : undefined;
}

function limitOf([measure, , than]: Condition, means: Means): number {
  return typeof than === 'number' ? than : than.timesMean * means[measure as keyof Means];
}

function holds(value: number, is: Comparison, than: number): boolean {
  if (is === '≥') return value >= than;
  if (is === '>') return value > than;
  return is === '≤' ? value <= than : value < than;
}
