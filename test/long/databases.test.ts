import { expect, test } from 'vitest';
import { generatedOf, migrateGenerated } from '../scripts/migrate/generated.ts';
import { freshFile } from '../scripts/migrate/legacy.ts';
import { seedOfRun } from '../support/seed.ts';

/**
 * 300 databases of every layout, many of whose cells are NULL and whose sizes straddle the COPY buffer, go over and are equal in every
 * cell. SEED=N begins with another one, COUNT=N makes so many: what fails names its seed, and `SEED=… COUNT=1` does only that one.
 */
const seed = seedOfRun();
const count = Number(process.env.COUNT ?? 300);

test(`${count} generated databases migrate and verify, SEED=${seed}`, async () => {
  const failures: string[] = [];
  let rows = 0;
  for (let index = 0; index < count; index++) {
    try {
      rows += await migrateGenerated(generatedOf(seed + index), freshFile());
    } catch (error) {
      failures.push((error as Error).message);
      console.error((error as Error).message);
    }
    if ((index + 1) % 25 === 0) console.log(`${index + 1} of ${count}, ${rows} rows, ${failures.length} failed`);
  }
  expect(failures).toEqual([]);
});
