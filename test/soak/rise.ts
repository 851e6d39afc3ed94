/** Returns by how much a straight line through the samples, by least squares, rises from the first to the last. */
export function riseOf(samples: readonly number[]): number {
  const count = samples.length;
  if (count < 2) return 0;
  const middle = (count - 1) / 2;
  const mean = samples.reduce((sum, one) => sum + one, 0) / count;
  let [above, below] = [0, 0];
  for (const [index, one] of samples.entries()) {
    above += (index - middle) * (one - mean);
    below += (index - middle) ** 2;
  }
  return (above / below) * (count - 1);
}
