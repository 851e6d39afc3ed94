/**
 * The sums over a player's counted rounds that formulas use, and how each is computed. They are columns of player_totals and
 * player_sessions. `npm run generate` writes the SQL that computes them. Times are in seconds.
 * - rounds: the number of rounds
 * - added: the sum over counted_player_rounds
 * - exact: the same for a double precision column, summed so that the order of rows makes no difference
 * - greatest: the greatest value of a round
 * - weapons: the sum over weapon rows (see views/player_session_bullets.sql)
 */
export const sumKinds = {
  rounds: 'rounds',
  time_played: 'added',
  time_dead: 'exact',
  kills: 'added',
  deaths: 'added',
  damage_given: 'added',
  damage_received: 'added',
  team_damage_given: 'added',
  gibs: 'added',
  self_kills: 'added',
  team_kills: 'added',
  headshot_kills: 'added',
  headshots: 'added',
  xp: 'added',
  kill_assists: 'added',
  objectives: 'added',
  dynamites_planted: 'added',
  dynamites_defused: 'added',
  times_revived: 'added',
  revives_given: 'added',
  useful_kills: 'added',
  useless_kills: 'added',
  denied_playtime: 'added',
  constructions: 'added',
  multikills: 'added',
  best_spree: 'greatest',
  bullet_shots: 'weapons',
  bullet_hits: 'weapons',
  bullet_headshots: 'weapons',
  grenade_kills: 'weapons',
} as const satisfies Record<string, 'rounds' | 'added' | 'exact' | 'greatest' | 'weapons'>;

export type Sum = keyof typeof sumKinds;
export const sums = Object.keys(sumKinds) as Sum[];
export type Totals = Readonly<Record<Sum, number>>;

/** Sums to add up. A leading minus subtracts the sum. */
export type Terms = readonly (Sum | `-${Sum}`)[];

/**
 * `times · Σnumerator / Σdenominator`: a ratio of sums, never the mean of ratios per round. The formula is data, so that one definition
 * serves TypeScript ({@link evaluate}) and SQL (db/formula-sql.ts).
 */
export interface Formula {
  times: number;
  numerator: Terms;
  denominator?: Terms;
  /** Lower bound of the denominator. */
  atLeast?: number;
  /** Value if the denominator is 0: none (the default), or the numerator. */
  whenNone?: 'numerator';
  within?: readonly [number, number];
}

type Rules = Pick<Formula, 'atLeast' | 'whenNone' | 'within'>;

export const sum = (term: Sum): Formula => ({ times: 1, numerator: [term] });

export const ratio = (numerator: Sum, denominator: Terms, rules: Rules = {}): Formula =>
  per(1, numerator, denominator, rules);

export const per = (times: number, numerator: Sum | Terms, denominator: Terms, rules: Rules = {}): Formula => ({
  times,
  numerator: typeof numerator === 'string' ? [numerator] : numerator,
  denominator,
  ...rules,
});

/** Returns the formula's value for these totals. Null if the denominator is 0 and `whenNone` is not set. */
export function evaluate(formula: Formula, totals: Totals): number | null {
  const numerator = formula.times * add(formula.numerator, totals);
  if (!formula.denominator) return numerator;
  const denominator = Math.max(add(formula.denominator, totals), formula.atLeast ?? Number.NEGATIVE_INFINITY);
  if (denominator === 0) return formula.whenNone === 'numerator' ? numerator : null;
  const [low, high] = formula.within ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return Math.min(Math.max(numerator / denominator, low), high);
}

function add(terms: Terms, totals: Totals): number {
  let result = 0;
  for (const term of terms) {
    if (term.startsWith('-')) result -= totals[term.slice(1) as Sum];
    else result += totals[term as Sum];
  }
  return result;
}
