const bars = '▁▂▃▄▅▆▇█';

/** Draws values as a line of bars, oldest first. Returns an empty text for fewer than three values. */
export function sparkline(values: readonly number[]): string {
  if (values.length < 3) return '';
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  return values.map((value) => bars[Math.round(((value - low) / span) * (bars.length - 1))]).join('');
}
