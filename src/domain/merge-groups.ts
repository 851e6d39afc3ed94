import type { SessionSides } from './session-sides.ts';

/**
 * Groups people who play together. Each person starts alone, and the two groups whose pairs have the greatest mean weight are merged until
 * no mean is above 0. A pair's weight is the number of rounds on the same side minus the number on opposite sides. `seeds` are fixed
 * groups: they come first in the result, may grow, and are never merged with each other. (Source: formulas.md, teams)
 *
 * People of one kind begin as one group: nobody fits them better than each other, so they would be merged in any case.
 */
export function mergeGroups(sides: SessionSides, seeds: readonly (readonly number[])[] = []): number[][] {
  const groups = seeds.map((seed) => [...seed]);
  const seeded = new Set(groups.flat());
  const ofKind = new Map<number, number[]>();
  for (let person = 0; person < sides.people.length; person += 1) {
    if (seeded.has(person)) continue;
    const kind = sides.kindOf(person);
    const others = ofKind.get(kind);
    if (others) others.push(person);
    else ofKind.set(kind, [person]);
  }
  groups.push(...ofKind.values());
  const size = groups.length;
  const weights = weightsOf(groups, sides);
  const weight = (g: number, h: number) => weights[g * size + h] ?? 0;
  const sizeOf = (g: number) => groups[g]?.length ?? 1;
  const left = [...groups.keys()];

  for (let pair = closest(); pair; pair = closest()) {
    const [kept, merged] = pair;
    groups[kept]?.push(...(groups[merged] ?? []));
    left.splice(left.indexOf(merged), 1);
    for (const other of left) setWeight(weights, size, [kept, other], weight(kept, other) + weight(merged, other));
  }
  return left.map((g) => groups[g] ?? []);

  function closest(): [kept: number, merged: number] | undefined {
    let greatest = 0;
    let found: [number, number] | undefined;
    for (let place = 0; place < left.length; place += 1) {
      const g = left[place] ?? 0;
      for (let later = place + 1; later < left.length; later += 1) {
        const h = left[later] ?? 0;
        const together = weight(g, h);
        if (together <= 0 || h < seeds.length) continue;
        const mean = together / (sizeOf(g) * sizeOf(h));
        if (mean > greatest) {
          greatest = mean;
          found = [g, h];
        }
      }
    }
    return found;
  }
}

/** Returns the weights of all pairs of groups: the sums of the weights of their people. */
function weightsOf(groups: readonly (readonly number[])[], { kindOf, same, opposite }: SessionSides): number[] {
  const size = groups.length;
  const weights = new Array<number>(size * size).fill(0);
  const kinds = groups.map((people) => {
    const counts = new Map<number, number>();
    for (const person of people) counts.set(kindOf(person), (counts.get(kindOf(person)) ?? 0) + 1);
    return counts;
  });
  for (let g = 1; g < size; g += 1) {
    for (let h = 0; h < g; h += 1) {
      let together = 0;
      for (const [a, count] of kinds[g] ?? []) {
        for (const [b, others] of kinds[h] ?? []) together += count * others * (same(a, b) - opposite(a, b));
      }
      setWeight(weights, size, [g, h], together);
    }
  }
  return weights;
}

function setWeight(weights: number[], size: number, [g, h]: readonly [number, number], value: number): void {
  weights[g * size + h] = value;
  weights[h * size + g] = value;
}
