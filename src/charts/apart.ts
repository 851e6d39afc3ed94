/** Returns places near the wanted ones, in the same order, at least so far apart, between two bounds. They are squeezed if there is no room. */
export function placesApart(
  wanted: readonly number[],
  { least, from, to }: { least: number; from: number; to: number },
): number[] {
  const gap = Math.min(least, (to - from) / Math.max(wanted.length - 1, 1));
  const order = [...wanted.keys()].sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const places = [...wanted];
  let lowest = from;
  for (const index of order) {
    places[index] = Math.max(wanted[index] ?? 0, lowest);
    lowest = (places[index] ?? 0) + gap;
  }
  let highest = to;
  for (const index of order.toReversed()) {
    places[index] = Math.min(places[index] ?? 0, highest);
    highest = (places[index] ?? 0) - gap;
  }
  return places;
}
