import type { SessionSides } from './session-sides.ts';

/**
 * Groups people who play together. Each person starts alone, and the two groups whose pairs have the greatest mean weight are merged until
 * no mean is above 0. A pair's weight is the number of rounds on the same side minus the number on opposite sides. `seeds` are fixed
 * groups: they come first in the result, may grow, and are never merged with each other. (Source: formulas.md, teams)
 *
 * People of one kind begin as one group: nobody fits them better than each other, so they would be merged in any case.
 */
export function mergeGroups(
  { people, same, opposite, kindOf }: SessionSides,
  seeds: readonly (readonly number[])[] = [],
): number[][] {
  const seeded = new Set(seeds.flat());
  const groups = seeds.map((seed) => [...seed]);
  const ofKind = Map.groupBy(
    [...people.keys()].filter((person) => !seeded.has(person)),
    kindOf,
  );
  groups.push(...ofKind.values());
  const size = groups.length;
  const weights = new Float64Array(size * size);
  const weight = (g: number, h: number) => weights[g * size + h] ?? 0;
  const setWeight = (g: number, h: number, value: number) => {
    weights[g * size + h] = value;
    weights[h * size + g] = value;
  };
  const kinds = groups.map((members) => [...Map.groupBy(members, kindOf)]);
  for (const [g, own] of kinds.entries()) {
    for (let h = 0; h < g; h += 1) {
      let together = 0;
      for (const [a, { length }] of own) {
        for (const [b, others] of kinds[h] ?? []) together += length * others.length * (same(a, b) - opposite(a, b));
      }
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
