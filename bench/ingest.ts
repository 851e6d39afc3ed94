import { readFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { generateAroundTheClock } from '../demo/round-files/around-the-clock.ts';
import { generateRoundFiles } from '../demo/round-files/generate.ts';
import { findFiles } from '../scripts/ingest/find-files.ts';
import { tenPlayerFiles } from './cpu/ten-players.ts';
import { importFolder } from './folder.ts';
import { percentile } from './percentile.ts';
import type { Upload } from './uploads.ts';
import { startUploads } from './uploads.ts';

/**
 * Measures POST /ingest/rounds, one file after the other: `npm run bench:ingest -- [--repeat 5] [FOLDER…]`. First files per second, by
 * default with generated files of 6 to 12 players and with files of ten, the median of several runs. Then `npm run ingest` of a folder of
 * 2,000 generated files, one by one and in batches by turns. Then a server that plays three maps day and night: an upload at 1,200 rounds may
 * take 1.5 times as long as one at 100 rounds.
 */

const { values, positionals: folders } = parseArgs({
  options: { repeat: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const ofTen = tenPlayerFiles('2026-01-05');
const kinds =
  folders.length > 0
    ? [{ what: 'files of the folders', files: await readFolders(folders), bar: 100 }]
    : [
        {
          what: 'files of 6 to 12 players',
          files: generateRoundFiles({ seed: 'bench', matches: 150, people: 24 }),
          bar: 100,
        },
        { what: 'files of ten players', files: Array.from({ length: 300 }, () => ofTen.next().value), bar: 120 },
      ];
for (const { what, files, bar } of kinds) {
  const runs: number[] = [];
  for (let run = 1; run <= Number(values.repeat); run += 1) runs.push(await filesPerSecond(what, files));
  console.log(
    `${what}: median ${percentile(runs, 0.5).toFixed(0)} files/s, bar ${bar}; load ${loadavg()[0]?.toFixed(1)}`,
  );
}
for (const [batch, rates] of await importFolder({ files: 2000, batches: [1, 100], repeat: Number(values.repeat) })) {
  const bar = batch === 1 ? '' : ', bar 300';
  console.log(
    `npm run ingest of 2,000 files, ${batch} in a transaction: median ${percentile(rates, 0.5).toFixed(0)} files/s${bar}; load ${loadavg()[0]?.toFixed(1)}`,
  );
}
await aroundTheClock({ rounds: 1200, each: 100 });

/** Uploads the files to a Worker with a database of its own. Returns how many a second. */
async function filesPerSecond(what: string, files: readonly Upload[]): Promise<number> {
  const { send, close } = await startUploads('UTC');
  // The first requests warm up the Worker, the driver and the database's query plans.
  for (const file of generateRoundFiles({ seed: 'warm up', matches: 10, from: '2020-01-01' })) await send(file);
  const times: number[] = [];
  const statuses = new Map<number, number>();
  for (const file of files) {
    const { status, ms } = await send(file);
    times.push(ms);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  await close();
  const perSecond = (1000 * files.length) / times.reduce((sum, ms) => sum + ms, 0);
  const counts = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
  console.log(
    `  ${files.length} ${what}, one after the other: ${perSecond.toFixed(0)} a second, p50 ${percentile(times, 0.5).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms; ${counts}`,
  );
  return perSecond;
}

async function aroundTheClock({ rounds, each }: { rounds: number; each: number }): Promise<void> {
  const { send, close } = await startUploads('Europe/Berlin');
  const files = generateAroundTheClock({ seed: 'bench', rounds: rounds + each });
  const times: number[] = [];
  for (const file of files) times.push((await send(file)).ms);
  const at = (count: number) => percentile(times.slice(count - each / 2, count + each / 2), 0.5);
  const places = [each, ...[0.25, 0.5, 0.75, 1].map((share) => share * rounds)];
  console.log(
    `three maps day and night, p50 of ${each} uploads: ${places.map((count) => `${at(count).toFixed(1)} ms at ${count} rounds`).join(', ')}`,
  );
  console.log(
    `${(at(rounds) / at(each)).toFixed(2)} times as long at the end, bar 1.5; load ${loadavg()[0]?.toFixed(1)}`,
  );
  await close();
}

async function readFolders(paths: readonly string[]): Promise<Upload[]> {
  const found = await findFiles(paths);
  return Promise.all(
    found.files.map(async ({ path, name }) => ({ name: name.name, text: new Uint8Array(await readFile(path)) })),
  );
}
