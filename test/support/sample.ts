import { randomOf, seedOfRun } from './seed.ts';

/** Whether every case is to be proven, as `npm run test:long` does, instead of a sample. */
export const isWhole = process.env.WHOLE === 'yes';

/** Draws this many of the cases, in their order, as the run's SEED says. `npm run test:long` takes all of them. */
export function sample<Case>(cases: readonly Case[], count: number): Case[] {
  if (isWhole) return [...cases];
  const random = randomOf(seedOfRun());
  const places = cases.map((_, place) => ({ place, lot: random() })).sort((one, other) => one.lot - other.lot);
  const drawn = new Set(places.slice(0, count).map(({ place }) => place));
  return cases.filter((_, place) => drawn.has(place));
}
