import type { PairCounts } from './pair-counts.ts';

/**
 * Groups people who play together. Each person starts alone, and the two groups whose pairs have the greatest mean weight are merged until
 * no mean is above 0. A pair's weight is the number of rounds on the same side minus the number on opposite sides. `seeds` are fixed
 * groups: they come first in the result, may grow, and are never merged with each other. (Source: formulas.md, teams)
 */
export function mergeGroups(
  { people, same, opposite }: PairCounts,
  seeds: readonly (readonly string[])[] = [],
): string[][] {
  const seeded = new Set(seeds.flat());
  const groups = [
    ...seeds.map((seed) => [...seed]),
    ...people.filter((guid) => !seeded.has(guid)).map((guid) => [guid]),
  ];
  const size = groups.length;
  const weights = new Float64Array(size * size);
  const weight = (g: number, h: number) => weights[g * size + h] ?? 0;
  const sizeOf = (g: number) => groups[g]?.length ?? 0;
  for (const [g, members] of groups.entries()) {
    for (const [h, others] of groups.slice(0, g + 1).entries()) {
      for (const a of members)
        for (const b of others) weights[g * size + h] = weight(g, h) + same(a, b) - opposite(a, b);
      weights[h * size + g] = weight(g, h);
    }
  }

  const left = groups.map((_, g) => g);
  for (let pair = closest(); pair; pair = closest()) {
    const [kept, merged] = pair;
    groups[kept]?.push(...(groups[merged] ?? []));
    left.splice(left.indexOf(merged), 1);
    for (const other of left) {
      const together = weight(kept, other) + weight(merged, other);
      weights[kept * size + other] = together;
      weights[other * size + kept] = together;
    }
  }
  return left.map((g) => groups[g] ?? []);

  function closest(): [kept: number, merged: number] | undefined {
    let greatest = 0;
    let found: [number, number] | undefined;
    for (const g of left) {
      for (const h of left) {
        if (h <= g || h < seeds.length) continue;
        const mean = weight(g, h) / (sizeOf(g) * sizeOf(h));
        if (mean > greatest) {
          greatest = mean;
          found = [g, h];
        }
      }
    }
    return found;
  }
}
