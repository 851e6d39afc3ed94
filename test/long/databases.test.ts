import { expect, test } from 'vitest';
import { generatedOf, migrateGenerated } from '../scripts/migrate/generated.ts';
import { freshFile } from '../scripts/migrate/legacy.ts';
import { seedOfRun } from '../support/seed.ts';

/**
 * Migrates 300 generated databases of every layout and compares every cell. Many cells are NULL, and row sizes straddle the COPY buffer.
 * SEED=N sets the first seed, COUNT=N the number of databases. A failure names its seed, and `SEED=… COUNT=1` repeats only that one.
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
