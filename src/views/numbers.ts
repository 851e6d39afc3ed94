const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0, useGrouping: true });
const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 0, useGrouping: false });

/** A count: separators from 10,000 on. */
export function formatCount(value: number): string {
  return (Math.abs(value) >= 10_000 ? whole : plain).format(value);
}

/** `1 kill`, `2 kills`. */
export function formatCounted(value: number, what: string): string {
  return `${formatCount(value)} ${what}${value === 1 ? '' : 's'}`;
}

/** `100 · part / whole` with one decimal; a dash when there is nothing to divide by. */
export function formatShare(part: number, of: number): string {
  return of === 0 ? '–' : `${((100 * part) / of).toFixed(1)} %`;
}
