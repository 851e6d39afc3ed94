import type { Side } from './sides.ts';

/** How often two people played a round on the same side, and how often on opposite sides. People are numbers: positions in `people`. */
export interface PairCounts {
  /** GUIDs, most rounds first, then in alphabetical order. The order of rows therefore makes no difference. */
  people: readonly string[];
  /** The number of each GUID. */
  numbers: ReadonlyMap<string, number>;
  /** Returns the rounds on the same side. For a player and themselves, returns the rounds they played. */
  same(a: number, b: number): number;
  opposite(a: number, b: number): number;
}

const roundsPerWord = 32;

export function countPairs(rounds: readonly ReadonlyMap<string, Side>[]): PairCounts {
  const people = mostPlayedFirst(rounds);
  const numbers = new Map(people.map((guid, number) => [guid, number]));
  const size = people.length;
  const words = Math.ceil(rounds.length / roundsPerWord);
  // A round is a bit, so that one operation compares two people in up to 32 rounds.
  const axis = new Int32Array(size * words);
  const allies = new Int32Array(size * words);
  for (const [round, sides] of rounds.entries()) {
    const word = Math.floor(round / roundsPerWord);
    const bit = 1 << (round % roundsPerWord);
    for (const [guid, side] of sides) {
      const bits = side === 1 ? axis : allies;
      const at = (numbers.get(guid) ?? 0) * words + word;
      bits[at] = (bits[at] ?? 0) | bit;
    }
  }
  const count = (ofA: Int32Array, ofB: Int32Array, a: number, b: number) => {
    let sum = 0;
    for (let word = 0; word < words; word += 1) {
      sum += ones((ofA[a * words + word] ?? 0) & (ofB[b * words + word] ?? 0));
    }
    return sum;
  };
  return {
    people,
    numbers,
    same: (a, b) => count(axis, axis, a, b) + count(allies, allies, a, b),
    opposite: (a, b) => count(axis, allies, a, b) + count(allies, axis, a, b),
  };
}

/** Counts the bits of a 32-bit number that are 1: in pairs, in fours, in bytes, then over all bytes. */
function ones(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

function mostPlayedFirst(rounds: readonly ReadonlyMap<string, Side>[]): string[] {
  const counts = new Map<string, number>();
  for (const sides of rounds) for (const guid of sides.keys()) counts.set(guid, (counts.get(guid) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([guid]) => guid);
}
