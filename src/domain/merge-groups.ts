import type { PairCounts } from './pair-counts.ts';

/**
 * Groups people who play together. Each person starts alone, and the two groups whose pairs have the greatest mean weight are merged until
 * no mean is above 0. A pair's weight is the number of rounds on the same side minus the number on opposite sides. `seeds` are fixed
 * groups: they come first in the result, may grow, and are never merged with each other. (Source: formulas.md, teams)
 */
export function mergeGroups(
  { people, same, opposite }: PairCounts,
  seeds: readonly (readonly number[])[] = [],
): number[][] {
  const seeded = new Set(seeds.flat());
  const groups = seeds.map((seed) => [...seed]);
  for (const person of people.keys()) if (!seeded.has(person)) groups.push([person]);
  const size = groups.length;
  const weights = new Float64Array(size * size);
  const weight = (g: number, h: number) => weights[g * size + h] ?? 0;
  const setWeight = (g: number, h: number, value: number) => {
    weights[g * size + h] = value;
    weights[h * size + g] = value;
  };
  for (const [g, members] of groups.entries()) {
    for (let h = 0; h < g; h += 1) {
      let together = 0;
      for (const a of members) for (const b of groups[h] ?? []) together += same(a, b) - opposite(a, b);
      setWeight(g, h, together);
    }
  }

  const left = groups.map((_, g) => g);
  for (let pair = closest(); pair; pair = closest()) {
    const [kept, merged] = pair;
    groups[kept]?.push(...(groups[merged] ?? []));
    left.splice(left.indexOf(merged), 1);
    for (const other of left) setWeight(kept, other, weight(kept, other) + weight(merged, other));
  }
  return left.map((g) => groups[g] ?? []);

  function closest(): [kept: number, merged: number] | undefined {
    let greatest = 0;
    let found: [number, number] | undefined;
    for (const [place, g] of left.entries()) {
      for (const h of left.slice(place + 1)) {
        const together = weight(g, h);
        if (together <= 0 || h < seeds.length) continue;
        const mean = together / ((groups[g]?.length ?? 1) * (groups[h]?.length ?? 1));
        if (mean > greatest) {
          greatest = mean;
          found = [g, h];
        }
      }
    }
    return found;
  }
}
