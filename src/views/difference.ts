import type { Unit } from '../domain/statistics.ts';
import type { Locale } from '../texts/locale.ts';
import { formatValue } from './statistic.ts';

interface Compared {
  value: number | null;
  usual: number | null;
  unit: Unit;
}

/**
 * Returns how far a player's value is from their usual: `▲ 58`, `▼ 12`, `±0`. Returns an empty text where one of them is missing. A
 * difference between two percentages is written without a percent sign, because it is in points.
 */
export function differenceText({ value, usual, unit }: Compared, locale: Locale): string {
  if (value === null || usual === null) return '';
  const write = (number: number) =>
    unit === 'percent' ? locale.decimal(number, 1) : formatValue({ unit }, number, locale);
  const written = write(Math.abs(value - usual));
  if (written === write(0)) return `±${write(0)}`;
  return `${value > usual ? '▲' : '▼'}\u00a0${written}`;
}
