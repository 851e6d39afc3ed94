import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkSeal } from '../../scripts/backup/file/seal.ts';
import { dataOf } from '../support/backup/data-of.ts';
import { runProgram } from '../support/backup/programs.ts';
import { createDatabase } from '../support/database.ts';
import { randomOf, seedOfRun } from '../support/seed.ts';

/**
 * Kills backups and restores of the demo at a random moment. What is there afterwards is whole or not there at all. SEED=N repeats a run,
 * COUNT=N sets the number of each.
 */
const seed = seedOfRun();
const count = Number(process.env.COUNT ?? 20);
const folder = mkdtempSync(join(tmpdir(), 'stopwatch-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function runKilled(script: string, args: string[], afterMs: number) {
  return runProgram(script, args, {
    started: (child) => void setTimeout(() => child.kill('SIGKILL'), afterMs).unref(),
  });
}

test(`backups and restores that are killed leave nothing half: ${count} times each, SEED=${seed}`, async () => {
  const random = randomOf(seed);
  const database = await createDatabase('demo');
  const before = await dataOf(database.client);
  const good = join(folder, 'good.sql.gz');
  const saving = Date.now();
  await runProgram('scripts/backup/index.ts', [good, '--from', database.url]);
  const savedMs = Date.now() - saving;
  const kept = { killed: 0, whole: 0 };
  for (let index = 0; index < count; index++) {
    const file = join(folder, `${index}.sql.gz`);
    await runKilled('scripts/backup/index.ts', [file, '--from', database.url], random() * savedMs);
    kept[existsSync(file) ? 'whole' : 'killed'] += 1;
    if (existsSync(file)) await checkSeal(file);
  }
  const restoring = Date.now();
  const first = await createDatabase('template0');
  await runProgram('scripts/restore/index.ts', [good, '--to', first.url]);
  const restoredMs = Date.now() - restoring;
  expect(await dataOf(first.client)).toEqual(before);
  await first.drop();
  for (let index = 0; index < count; index++) {
    const target = await createDatabase('template0');
    const empty = await dataOf(target.client);
    await runKilled('scripts/restore/index.ts', [good, '--to', target.url], random() * restoredMs);
    // PostgreSQL notices within a second that nobody is there any more.
    await expect.poll(async () => (await others(target.client)).length, { timeout: 30_000 }).toBe(0);
    const now = await dataOf(target.client);
    const isWhole = Object.keys(now).length > 1;
    kept[isWhole ? 'whole' : 'killed'] += 1;
    expect(now, `SEED=${seed}, ${index}`).toEqual(isWhole ? before : empty);
    await target.drop();
  }
  await database.drop();
  console.log(`${kept.killed} killed in time, ${kept.whole} whole`);
});

async function others(client: Awaited<ReturnType<typeof createDatabase>>['client']) {
  const { rows } = await client.query(
    'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  return rows;
}
