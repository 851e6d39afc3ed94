/** A seeded source of random numbers. The same seed gives the same sequence on every machine. */
export class Random {
  private state: number;

  /** @param seed any text; distinct texts give independent sequences */
  constructor(seed: string) {
    let hash = 0x811c9dc5;
    for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
    this.state = hash | 0;
    for (let i = 0; i < 8; i++) this.float();
  }

  /** Returns a uniform number in [0, 1), by mulberry32. */
  float(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Returns a uniform integer, both ends included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.float() * (high - low + 1));
  }

  between(low: number, high: number): number {
    return low + this.float() * (high - low);
  }

  chance(probability: number): boolean {
    return this.float() < probability;
  }

  /**
   * Returns an approximately normal number with mean 0 and standard deviation 1. It is a sum of uniform numbers, because the last bit of
   * Math.log may differ between engines.
   */
  normal(): number {
    let sum = 0;
    for (let i = 0; i < 12; i++) sum += this.float();
    return sum - 6;
  }

  /** Returns a count around `mean`, never negative, with a spread of √mean. */
  count(mean: number): number {
    if (mean <= 0) return 0;
    if (mean < 6) {
      // Many small chances replace Knuth's exp(): arithmetic only, so every engine gives the same result.
      let count = 0;
      for (let i = 0; i < 24; i++) if (this.float() < mean / 24) count++;
      return count;
    }
    return Math.max(0, Math.round(mean + this.normal() * Math.sqrt(mean)));
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.float() * items.length)];
    if (item === undefined) throw new RangeError('Random.pick needs at least one item');
    return item;
  }

  /** Returns an index drawn in proportion to the weights, or -1 if they sum to 0. */
  weighted(weights: readonly number[]): number {
    let total = 0;
    for (const weight of weights) total += weight;
    if (total <= 0) return -1;
    let left = this.float() * total;
    let last = -1;
    for (let i = 0; i < weights.length; i++) {
      const weight = weights[i] ?? 0;
      if (weight <= 0) continue;
      last = i;
      left -= weight;
      if (left < 0) return i;
    }
    return last;
  }

  /** Returns a shuffled copy. */
  shuffle<T>(items: readonly T[]): T[] {
    const keys = items.map((item) => ({ item, key: this.float() }));
    return keys.sort((a, b) => a.key - b.key).map(({ item }) => item);
  }

  /** Returns upper-case hexadecimal text of that many digits. */
  hex(digits: number): string {
    let text = '';
    for (let i = 0; i < digits; i++) text += this.int(0, 15).toString(16).toUpperCase();
    return text;
  }
}

/** Returns about e^(x/2) for -3..3. It only multiplies, so that every engine computes the same bits. */
export function strength(x: number): number {
  const base = 1 + Math.max(-3, Math.min(3, x)) / 16;
  const square = base * base;
  return square * square * square * square;
}
