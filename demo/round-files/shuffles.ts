import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { UsageError } from '../../scripts/cli/errors.ts';
import { program, runProgram } from '../../scripts/cli/program.ts';
import { startPostgres } from '../../scripts/database/postgres.ts';
import type { FoundFile } from '../../scripts/ingest/find-files.ts';
import { findFiles } from '../../scripts/ingest/find-files.ts';
import { importFiles } from '../../scripts/ingest/import-files.ts';
import { applySchema } from '../../scripts/schema/apply.ts';
import { Random } from '../random.ts';
import { allRows, differences } from './all-rows.ts';
import { generateAroundTheClock } from './around-the-clock.ts';
import type { WrittenFile } from './match.ts';
import { generateOddFiles } from './odd.ts';

const command = program(
  'npm run shuffles --',
  'Imports the round files in order, then shuffled, each twice, four at a time or many in a transaction, and compares every row',
)
  .argument('[folders...]', 'folders with round files')
  .option('--odd', 'also invented files of matches that went wrong: resets, aborts, pauses, capitals, cheats')
  .option(
    '--clock',
    'also invented files of a server in Europe/Berlin that plays three maps day and night, for three days',
  );

/** Imports the files in order and shuffled, and compares the rows. Returns the exit code: 0 the same rows each time, 1 other rows. */
async function shuffles(folders: readonly string[], { odd, clock }: { odd?: true; clock?: true }): Promise<number> {
  if (folders.length === 0 && !odd && !clock) throw new UsageError('Name folders of round files, --odd or --clock.');
  const dataDir = await mkdtemp(join(tmpdir(), 'stopwatch-shuffles-'));
  const invented = [
    ...(odd ? [await folderOf(dataDir, 'odd', generateOddFiles({ seed: 'shuffles', matches: 40 }))] : []),
    ...(clock ? [await folderOf(dataDir, 'clock', generateAroundTheClock({ seed: 'shuffles', rounds: 360 }))] : []),
  ];
  const { files } = await findFiles([...folders, ...invented]);
  const timeZone = clock ? 'Europe/Berlin' : 'UTC';
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), ephemeral: true });
  try {
    const inOrder = await rowsAfter(postgres.url, 'in_order', { order: files, parallel: 1, batch: 1, timeZone });
    const counts = Object.entries(inOrder).map(([table, rows]) => `${rows.length} ${table}`);
    console.log(`In order, one at a time: ${counts.join(', ')}.`);
    let different = 0;
    for (const [seed, [parallel, batch]] of ways.entries()) {
      const order = new Random(`shuffle ${seed + 1}`).shuffle([...files, ...files]);
      const found = differences(
        inOrder,
        await rowsAfter(postgres.url, `shuffle_${seed + 1}`, { order, parallel, batch, timeZone }),
      );
      const verdict = found.length === 0 ? 'the same rows' : 'OTHER ROWS';
      console.log(`Shuffle ${seed + 1}, every file twice, ${parallel} at once, ${batch} in a transaction: ${verdict}.`);
      for (const line of found) console.log(`  ${line}`);
      different += found.length;
    }
    return different > 0 ? 1 : 0;
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** How many senders there are at once, and how many files each sends in a transaction. */
const ways = [
  [4, 1],
  [3, 7],
  [1, 50],
] as const;

async function folderOf(dataDir: string, name: string, files: readonly WrittenFile[]): Promise<string> {
  const folder = join(dataDir, name);
  await mkdir(folder);
  for (const file of files) await writeFile(join(folder, file.name), file.text);
  return folder;
}

interface Import {
  order: readonly FoundFile[];
  parallel: number;
  batch: number;
  timeZone: string;
}

async function rowsAfter(server: string, name: string, { order, parallel, batch, timeZone }: Import) {
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`create database ${name}`).finally(() => admin.end());
  await applySchema(url);
  const pool = new pg.Pool({ connectionString: url });
  try {
    const work = [...order];
    // Each worker takes the next files, whatever their maps, which is the worst that several senders can do.
    const send = async () => {
      const next = () => work.splice(0, 4 * batch); // several transactions, each derived during the one before
      for (let files = next(); files.length > 0; files = next()) {
        await importFiles(pool, files, { server: 'main', timeZone, batch });
      }
    };
    await Promise.all(Array.from({ length: parallel }, send));
    return await allRows(pool);
  } finally {
    await pool.end();
  }
}

await runProgram(command, () => shuffles(command.args, command.opts()));
