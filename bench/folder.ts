import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generateRoundFiles } from '../demo/round-files/generate.ts';
import { startPostgres } from '../scripts/database/postgres.ts';

const script = join(import.meta.dirname, '../scripts/ingest/index.ts');

/**
 * Imports a folder of generated files with `npm run ingest`, each time into a new database. Returns the files per second, by the number of
 * files in a transaction. The runs with each number take turns.
 */
export async function importFolder(options: { files: number; batches: readonly number[]; repeat: number }) {
  const folder = await mkdtemp(join(tmpdir(), 'stopwatch-bench-'));
  const gamestats = join(folder, 'gamestats');
  await mkdir(gamestats);
  for (const { name, text } of generateRoundFiles({ seed: 'bench', matches: options.files / 2, people: 24 })) {
    await writeFile(join(gamestats, name), text);
  }
  const rates = new Map(options.batches.map((batch) => [batch, [] as number[]]));
  for (let run = 1; run <= options.repeat; run += 1) {
    for (const [batch, of] of rates) of.push(await importOnce(folder, gamestats, batch));
  }
  await rm(folder, { recursive: true, force: true });
  return rates;
}

async function importOnce(folder: string, gamestats: string, batch: number): Promise<number> {
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), ephemeral: true });
  try {
    const args = [script, gamestats, '--to', postgres.url, '--batch', String(batch), '--json'];
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 64 * 1024 * 1024 });
    const { seconds, files } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as { seconds: number; files: unknown[] };
    return files.length / seconds;
  } finally {
    await postgres.stop();
  }
}
