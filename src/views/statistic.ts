import type { Totals } from '../domain/formula.ts';
import { evaluate } from '../domain/formula.ts';
import type { Statistic, Unit } from '../domain/statistics.ts';
import { statistic } from '../domain/statistics.ts';
import { formatDuration } from './durations.ts';
import { formatCount } from './numbers.ts';

const formats: Record<Unit, (value: number) => string> = {
  count: formatCount,
  ratio: (value) => value.toFixed(2),
  percent: (value) => `${value.toFixed(1)} %`,
  'per minute': formatCount,
  duration: formatDuration,
};

/** Formats a statistic's value for players. Returns a dash if there is no value. */
export function formatValue({ unit }: Pick<Statistic, 'unit'>, value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : formats[unit](value);
}

/** Computes the statistic with this key from totals and formats it. */
export function valueIn(totals: Totals, key: string): string {
  const wanted = statistic(key);
  return formatValue(wanted, evaluate(wanted.formula, totals));
}
