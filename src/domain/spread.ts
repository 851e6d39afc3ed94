/** Count, mean and deviation of values, as count(), avg() and stddev_samp() of SQL return them. */
export interface Spread {
  count: number;
  mean: number;
  /** Sample standard deviation. 0 for fewer than two values. */
  deviation: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const count = values.length;
  if (count === 0) return { count, mean: 0, deviation: 0 };
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { count, mean, deviation: count > 1 ? Math.sqrt(squares / (count - 1)) : 0 };
}
