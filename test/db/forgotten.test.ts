import { expect, test } from 'vitest';
import { forgetInTheMiddle } from '../support/forgotten/sequence.ts';
import { isWhole } from '../support/sample.ts';
import { seedOfRun } from '../support/seed.ts';

const seed = seedOfRun();

test(`a forgotten name is nowhere in the database, whatever follows, SEED=${seed}`, async () => {
  for (let index = 0; index < (isWhole ? 5 : 2); index++) {
    const { steps, found } = await forgetInTheMiddle(seed + index);
    expect({ seed: seed + index, steps, found }).toEqual({ seed: seed + index, steps, found: [] });
  }
}, 120_000);
