const bars = '▁▂▃▄▅▆▇█';

/** Values as a line of bars, oldest first; empty for fewer than three. */
export function sparkline(values: readonly number[]): string {
  if (values.length < 3) return '';
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  return values.map((value) => bars[Math.round(((value - low) / span) * (bars.length - 1))]).join('');
}
