import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pgDb } from '../../scripts/database/pg.ts';
import { startPostgres } from '../../scripts/database/postgres.ts';
import type { FoundFile } from '../../scripts/ingest/find-files.ts';
import { findFiles } from '../../scripts/ingest/find-files.ts';
import { importFiles } from '../../scripts/ingest/import-files.ts';
import { applySchema } from '../../scripts/schema/apply.ts';
import { Random } from '../random.ts';
import { allRows, differences } from './all-rows.ts';

// npm run shuffles -- FOLDER: imports the files in order, then shuffled, each twice, four at a time, and compares every row.

const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error('Name a folder of round files: npm run shuffles -- FOLDER');
  process.exit(2);
}
const { files } = await findFiles(folders);
const dataDir = await mkdtemp(join(tmpdir(), 'stopwatch-shuffles-'));
const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), ephemeral: true });

const inOrder = await rowsAfter('in_order', files, 1);
const counts = Object.entries(inOrder).map(([table, rows]) => `${rows.length} ${table}`);
console.log(`In order, one at a time: ${counts.join(', ')}.`);
for (const seed of [1, 2, 3]) {
  const random = new Random(`shuffle ${seed}`);
  const shuffled = random.shuffle([...files, ...files]);
  const found = differences(inOrder, await rowsAfter(`shuffle_${seed}`, shuffled, 4));
  console.log(
    `Shuffle ${seed}, every file twice, four at a time: ${found.length === 0 ? 'the same rows' : 'OTHER ROWS'}.`,
  );
  for (const line of found) console.log(`  ${line}`);
  if (found.length > 0) process.exitCode = 1;
}
await postgres.stop();
await rm(dataDir, { recursive: true, force: true });

async function rowsAfter(name: string, order: readonly FoundFile[], parallel: number) {
  const url = Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query(`create database ${name}`).finally(() => admin.end());
  await applySchema(url);
  const pool = new pg.Pool({ connectionString: url });
  try {
    const work = [...order];
    // Each worker takes what is next, whatever its map: the worst that several senders can do.
    const send = async () => {
      for (let file = work.shift(); file; file = work.shift()) {
        await importFiles(pgDb(pool), [file], { server: 'main', timeZone: 'UTC', parallel: 1 });
      }
    };
    await Promise.all(Array.from({ length: parallel }, send));
    return await allRows(pool);
  } finally {
    await pool.end();
  }
}
