import { expect, test } from 'vitest';
import { forgetInTheMiddle } from '../support/forgotten/sequence.ts';
import { seedOfRun } from '../support/seed.ts';

/**
 * Forgets a person in the middle of 200 random sequences of uploads, derivations, merges and rebuilds, and searches every column for their
 * names after each step. SEED=N sets the first seed, COUNT=N the number of sequences. `SEED=… COUNT=1` repeats one.
 */
const seed = seedOfRun();
const count = Number(process.env.COUNT ?? 200);

test(`a forgotten name is nowhere in the database, whatever follows: ${count} sequences, SEED=${seed}`, async () => {
  const failures: string[] = [];
  let steps = 0;
  for (let index = 0; index < count; index++) {
    const played = await forgetInTheMiddle(seed + index);
    steps += played.steps.length;
    if (played.found.length > 0) {
      failures.push(`SEED=${seed + index} COUNT=1: ${played.found[0]} after ${played.steps.join(', ')}`);
      console.error(failures.at(-1));
    }
    if ((index + 1) % 25 === 0) console.log(`${index + 1} of ${count}, ${steps} steps, ${failures.length} failed`);
  }
  expect(failures).toEqual([]);
});
