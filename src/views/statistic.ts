import type { Totals } from '../domain/formula.ts';
import { evaluate } from '../domain/formula.ts';
import type { Statistic, Unit } from '../domain/statistics.ts';
import { statistic } from '../domain/statistics.ts';
import type { Locale } from '../texts/locale.ts';
import { formatDuration } from './durations.ts';

const formats: Record<Unit, (value: number, locale: Locale) => string> = {
  count: (value, { count }) => count(value),
  ratio: (value, { count, decimal }) => (Math.abs(value) >= 100 ? count(value) : decimal(value, 2)),
  percent: (value, { percent }) => percent(value / 100),
  'per minute': (value, { count }) => count(value),
  'per round': (value, { decimal }) => decimal(value, 1),
  duration: formatDuration,
};

/** A statistic's value as players read it; a dash where there is none. */
export function formatValue(
  { unit }: Pick<Statistic, 'unit'>,
  value: number | null | undefined,
  locale: Locale,
): string {
  return value === null || value === undefined ? locale.texts.common.nothing : formats[unit](value, locale);
}

/** The statistic of this key, computed from totals and written out. */
export function valueIn(totals: Totals, key: string, locale: Locale): string {
  const wanted = statistic(key);
  return formatValue(wanted, evaluate(wanted.formula, totals), locale);
}

/** What a statistic is called, and what it is in a few words. */
export function statisticText(key: string, { texts }: Locale): { label: string; about: string } {
  return texts.statistics[key as keyof typeof texts.statistics];
}
