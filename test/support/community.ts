import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Community } from '../../demo/community/generate.ts';
import { generateCommunity } from '../../demo/community/generate.ts';
import { migrateDatabase } from '../../scripts/migrate/steps/migrate.ts';
import type { TestDatabase } from './database.ts';
import { createDatabase } from './database.ts';

/** An invented community as `npm start` shows it, up to the day before the tests' now. */
export interface TestCommunity extends Community {
  /** Creates a database that was migrated from the old bot, without the files. */
  migrated(): Promise<TestDatabase>;
  remove(): Promise<void>;
}

export async function makeCommunity(evenings?: number): Promise<TestCommunity> {
  const folder = await mkdtemp(join(tmpdir(), 'stopwatch-community-'));
  const endDate = inject('now').slice(0, 10);
  const community = generateCommunity({ folder, endDate, ...(evenings !== undefined && { evenings }) });
  return {
    ...community,
    async migrated() {
      const database = await createDatabase('empty');
      await migrateDatabase({ from: community.oldBot, to: database.url });
      return database;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
