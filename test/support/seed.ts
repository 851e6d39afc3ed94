/**
 * Returns the seed of a test that draws its own cases: SEED if set, else a random one. Print it with a failure, so that the case can be
 * repeated.
 */
export function seedOfRun(): number {
  const given = process.env.SEED;
  if (given === undefined || given === '') return Math.floor(Math.random() * 1_000_000_000);
  if (!/^\d{1,15}$/.test(given)) throw new Error(`SEED takes a whole number, not "${given}"`);
  return Number(given);
}

/** Returns a generator of numbers from 0 (inclusive) to 1 (exclusive). The same seed gives the same numbers (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
