import { expect, test } from 'vitest';
import { Random } from '../../demo/random.ts';
import { allRows, differences } from '../../demo/round-files/all-rows.ts';
import type { WrittenRound } from '../../demo/round-files/generate.ts';
import { generateRoundFiles } from '../../demo/round-files/generate.ts';
import { freshArchive } from '../db/ingest/archive.ts';
import { seedOfRun } from '../support/seed.ts';
import { versionsOf } from '../support/versions.ts';

test('200 versions of one file in any order: the best five are kept, and the same rows', async () => {
  const [first, second] = generateRoundFiles({ seed: 'versions', matches: 1 }) as [WrittenRound, WrittenRound];
  const versions = versionsOf(first, 200);
  const seed = seedOfRun();
  console.log(`seed ${seed}`);
  const random = new Random(`versions ${seed}`);
  let expected: Record<string, string[]> | undefined;
  for (const order of [versions, versions.toReversed(), random.shuffle(versions), random.shuffle(versions)]) {
    const archive = await freshArchive();
    const waiting = [second, ...order];
    const work = async () => {
      for (let file = waiting.shift(); file; file = waiting.shift()) await archive.send(file);
    };
    await Promise.all([work(), work(), work(), work()]);
    const rows = await allRows(archive.database.client);
    expect(rows.round_files).toHaveLength(6);
    expected ??= rows;
    expect(differences(expected, rows)).toEqual([]);
  }
});
