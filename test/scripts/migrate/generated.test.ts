import { expect, test } from 'vitest';
import { VARIANTS } from '../../../demo/legacy/schema.ts';
import { seedOfRun } from '../../support/seed.ts';
import { generatedOf, migrateGenerated } from './generated.ts';
import { freshFile } from './legacy.ts';

/** A sample of `npm run test:long -- databases`, with one database per layout. */
const seed = seedOfRun();

test(`generated databases are migrated, SEED=${seed}`, async () => {
  for (const [index] of VARIANTS.entries()) {
    expect(await migrateGenerated({ ...generatedOf(seed + index), rows: 1500 }, freshFile())).toBeGreaterThan(1000);
  }
});
