import type { Side } from './sides.ts';

/** How often two people stood on the same side of a round, and how often on opposite sides. */
export interface PairCounts {
  /** Most rounds first, then by GUID, so that the order of rows never matters. */
  people: readonly string[];
  /** Of somebody with himself: the rounds he played. */
  same(a: string, b: string): number;
  opposite(a: string, b: string): number;
}

export function countPairs(rounds: readonly ReadonlyMap<string, Side>[]): PairCounts {
  const people = mostPlayedFirst(rounds);
  const numbers = new Map(people.map((guid, number) => [guid, number]));
  const same = new Uint32Array(people.length ** 2);
  const opposite = new Uint32Array(people.length ** 2);
  const cell = (a: string, b: string) => (numbers.get(a) ?? -1) * people.length + (numbers.get(b) ?? Number.NaN);
  for (const sides of rounds) {
    for (const [a, side] of sides) {
      for (const [b, other] of sides) {
        const counts = side === other ? same : opposite;
        counts[cell(a, b)] = (counts[cell(a, b)] ?? 0) + 1;
      }
    }
  }
  return {
    people,
    same: (a, b) => same[cell(a, b)] ?? 0,
    opposite: (a, b) => opposite[cell(a, b)] ?? 0,
  };
}

function mostPlayedFirst(rounds: readonly ReadonlyMap<string, Side>[]): string[] {
  const counts = new Map<string, number>();
  for (const sides of rounds) for (const guid of sides.keys()) counts.set(guid, (counts.get(guid) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([guid]) => guid);
}
