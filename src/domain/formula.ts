/** The sums over a player's counted rounds that formulas are made of: the columns of player_totals. Times in seconds. */
export const sums = [
  'rounds',
  'time_played',
  'time_dead',
  'kills',
  'deaths',
  'damage_given',
  'damage_received',
  'team_damage_given',
  'gibs',
  'self_kills',
  'team_kills',
  'headshot_kills',
  'headshots',
  'xp',
  'kill_assists',
  'objectives',
  'dynamites_planted',
  'dynamites_defused',
  'times_revived',
  'revives_given',
  'useful_kills',
  'useless_kills',
  'denied_playtime',
  'constructions',
  'multikills',
  'best_spree',
  'bullet_shots',
  'bullet_hits',
  'bullet_headshots',
  'grenade_kills',
] as const;

export type Sum = (typeof sums)[number];
export type Totals = Readonly<Record<Sum, number>>;

/** A sum of sums; a leading minus subtracts. */
export type Terms = readonly (Sum | `-${Sum}`)[];

/**
 * `times · Σnumerator / Σdenominator`. As data, so that one definition serves TypeScript ({@link evaluate}) and SQL
 * (db/formula-sql.ts): a ratio of sums, never the mean of per-round ratios.
 */
export interface Formula {
  times: number;
  numerator: Terms;
  denominator?: Terms;
  /** The denominator counts as at least this. */
  atLeast?: number;
  /** What an empty denominator gives: nothing (default), or the numerator itself. */
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

/** The formula's value for these totals; null where it has none (nothing to divide by). */
export function evaluate(formula: Formula, totals: Totals): number | null {
  const numerator = formula.times * add(formula.numerator, totals);
  if (!formula.denominator) return numerator;
  const denominator = Math.max(add(formula.denominator, totals), formula.atLeast ?? Number.NEGATIVE_INFINITY);
  if (denominator === 0) return formula.whenNone === 'numerator' ? numerator : null;
  const [low, high] = formula.within ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return Math.min(Math.max(numerator / denominator, low), high);
}

function add(terms: Terms, totals: Totals): number {
  return terms.reduce((result, term) => {
    return term.startsWith('-') ? result - totals[term.slice(1) as Sum] : result + totals[term as Sum];
  }, 0);
}
