const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0, useGrouping: true });
const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 0, useGrouping: false });

/** Formats a count, with thousands separators from 10,000 on. */
export function formatCount(value: number): string {
  return (Math.abs(value) >= 10_000 ? whole : plain).format(value);
}

/** Formats a count with its noun: `1 kill`, `2 kills`. */
export function formatCounted(value: number, what: string): string {
  return `${formatCount(value)} ${what}${value === 1 ? '' : 's'}`;
}

/** Formats a share as a percentage with one decimal: `25.0 %`. Returns a dash if `of` is 0. */
export function formatShare(part: number, of: number): string {
  return of === 0 ? '–' : `${((100 * part) / of).toFixed(1)} %`;
}
