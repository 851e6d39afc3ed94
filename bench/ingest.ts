import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateRoundFiles } from '../demo/round-files/generate.ts';
import { startPostgres } from '../scripts/database/postgres.ts';
import { findFiles } from '../scripts/ingest/find-files.ts';
import { applySchema } from '../scripts/schema/apply.ts';
import { startNeonEndpoint } from '../simulator/neon/endpoint.ts';
import { bundleWorker, startBundledWorker } from '../simulator/worker/index.ts';

// Measures files per second through POST /ingest/rounds, one after the other: `node bench/ingest.ts [FOLDER…]`, by default with generated
// files. The target is 100.

const token = 'only-for-the-bench';
const folder = await mkdtemp(join(tmpdir(), 'stopwatch-bench-'));
const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), ephemeral: true });
const endpoint = await startNeonEndpoint();
await applySchema(postgres.url);
const worker = await startBundledWorker({
  bundle: await bundleWorker(join(folder, 'bundle')),
  vars: {
    DATABASE_URL: postgres.url,
    DISCORD_PUBLIC_KEY: '0'.repeat(64),
    DISCORD_APPLICATION_ID: '100000000000000000',
    DEV_NEON_ENDPOINT: endpoint.url,
    INGEST_TOKENS: `bench:${token}`,
    INGEST_PER_MINUTE: '999999',
  },
});

const folders = process.argv.slice(2);
const files =
  folders.length > 0 ? await readFolders(folders) : generateRoundFiles({ seed: 'bench', matches: 150, people: 24 });
// The first requests warm up the Worker, the driver and the database's query plans.
for (const file of generateRoundFiles({ seed: 'warm up', matches: 10, from: '2020-01-01' })) await send(file);

const times: number[] = [];
const statuses = new Map<number, number>();
for (const file of files) {
  const start = performance.now();
  const status = await send(file);
  times.push(performance.now() - start);
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
}
const seconds = times.reduce((sum, ms) => sum + ms, 0) / 1000;
times.sort((a, b) => a - b);
const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
console.log(`${files.length} files: ${[...statuses].map(([status, count]) => `${count} × ${status}`).join(', ')}`);
console.log(
  `${(files.length / seconds).toFixed(0)} files/s one after the other, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, bar 100`,
);

await worker.close();
await endpoint.close();
await postgres.stop();
await rm(folder, { recursive: true, force: true });

async function send({ name, text }: { name: string; text: string | Uint8Array }): Promise<number> {
  const response = await fetch(`${worker.url}/ingest/rounds/${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: text as BodyInit,
  });
  await response.text();
  return response.status;
}

async function readFolders(paths: readonly string[]) {
  const found = await findFiles(paths);
  return Promise.all(
    found.files.map(async ({ path, name }) => ({ name: name.name, text: new Uint8Array(await readFile(path)) })),
  );
}
