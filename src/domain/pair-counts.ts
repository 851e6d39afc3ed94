import type { Side } from './sides.ts';

/** How often two people played a round on the same side, and how often on opposite sides. */
export interface PairCounts {
  /** GUIDs, most rounds first, then in alphabetical order. The order of rows therefore makes no difference. */
  people: readonly string[];
  /** Returns the rounds on the same side. For a player and themselves, returns the rounds they played. */
  same(a: string, b: string): number;
  opposite(a: string, b: string): number;
}

export function countPairs(rounds: readonly ReadonlyMap<string, Side>[]): PairCounts {
  const people = mostPlayedFirst(rounds);
  const numbers = new Map(people.map((guid, number) => [guid, number]));
  const size = people.length;
  const same = new Uint32Array(size * size);
  const opposite = new Uint32Array(size * size);
  for (const sides of rounds) {
    const present = [...sides].map(([guid, side]) => ({ number: numbers.get(guid) ?? 0, side }));
    for (const a of present) {
      for (const b of present) {
        const counts = a.side === b.side ? same : opposite;
        const at = a.number * size + b.number;
        counts[at] = (counts[at] ?? 0) + 1;
      }
    }
  }
  const cell = (a: string, b: string) => (numbers.get(a) ?? Number.NaN) * size + (numbers.get(b) ?? Number.NaN);
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
