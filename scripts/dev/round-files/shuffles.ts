import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pgDb } from '../../../src/db/pg.ts';
import type { FoundFile } from '../../ingest/find-files.ts';
import { findFiles } from '../../ingest/find-files.ts';
import { importFiles } from '../../ingest/import-files.ts';
import { applySchema } from '../../schema/apply.ts';
import { Random } from '../legacy/random.ts';
import { startPostgres } from '../postgres.ts';
import { allRows, differences } from './all-rows.ts';
import { generateOddFiles } from './odd.ts';

// npm run shuffles -- FOLDER: imports the files in order, then shuffled, each twice, four at a time, and compares every row.
// --odd adds invented files of matches that went wrong: resets, counters carried over, aborts, pauses, capitals, cheats.

const args = process.argv.slice(2);
const folders = args.filter((arg) => arg !== '--odd');
if (args.length === 0) {
  console.error('Name a folder of round files: npm run shuffles -- FOLDER, or --odd for invented ones');
  process.exit(2);
}
const dataDir = await mkdtemp(join(tmpdir(), 'stopwatch-shuffles-'));
if (args.length > folders.length) {
  const folder = join(dataDir, 'odd');
  await mkdir(folder);
  for (const { name, text } of generateOddFiles({ seed: 'shuffles', matches: 40 }))
    await writeFile(join(folder, name), text);
  folders.push(folder);
}
const { files } = await findFiles(folders);
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
