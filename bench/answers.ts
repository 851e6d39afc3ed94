import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator } from '../scripts/dev/discord/simulator.ts';
import { generateDemo } from '../scripts/dev/legacy/demo.ts';
import { startNeonEndpoint } from '../scripts/dev/neon-endpoint.ts';
import { startPostgres } from '../scripts/dev/postgres.ts';
import { bundleWorker, startBundledWorker } from '../scripts/dev/worker.ts';
import { migrateDatabase } from '../scripts/migrate/migrate.ts';

/** How long answers take on the demo data, beside a command that runs `select 1`, in turn in one run. */

const rounds = 200;
const options = (values: Record<string, string>) =>
  Object.entries(values).map(([name, value]) => ({ name, type: 3, value }));

const folder = await mkdtemp(join(tmpdir(), 'stopwatch-bench-'));
const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), ephemeral: true });
const endpoint = await startNeonEndpoint();
const from = join(folder, 'demo.db');
generateDemo({ path: from, endDate: '2026-03-01' });
await migrateDatabase({ from, to: postgres.url });

const discord = await createSimulator();
const vars = {
  DATABASE_URL: postgres.url,
  DISCORD_PUBLIC_KEY: discord.publicKey,
  DISCORD_APPLICATION_ID: discord.applicationId,
  DEV_NEON_ENDPOINT: endpoint.url,
  DEV_NOW: '2026-03-01T12:00:00.000Z',
};
const bot = await startBundledWorker({ bundle: await bundleWorker(join(folder, 'bot')), vars });
const yardstick = await startBundledWorker({
  bundle: await bundleWorker(join(folder, 'one'), 'bench/select-one/index.ts'),
  vars,
});

const commands: [string, string, Record<string, string>?][] = [
  ['select 1', yardstick.url],
  ['/leaderboard', bot.url, {}],
  ['/leaderboard stat:accuracy', bot.url, { stat: 'accuracy' }],
  ['/leaderboard period:30d', bot.url, { period: '30d' }],
  ['/stats (by name)', bot.url, { player: await someName() }],
  ['/weapons', bot.url, { player: await someName() }],
  ['/last', bot.url, {}],
  ['/last view:weapons', bot.url, { view: 'weapons' }],
  ['/ping', bot.url, {}],
];

const times = new Map<string, number[]>(commands.map(([label]) => [label, []]));
for (let round = -20; round < rounds; round += 1) {
  for (const [label, url, values = {}] of commands) {
    const name = /^\/(\w+)/.exec(label)?.[1] ?? 'one';
    const data = { id: '1', name, type: 1, options: options(values) };
    discord.connect(`${url}/interactions`);
    const started = performance.now();
    const response = await discord.raw({
      id: '1',
      application_id: '1',
      token: 't',
      version: 1,
      type: 2,
      user: { id: '7', username: 'x' },
      data,
    });
    const answer = await response.text();
    if (round >= 0) times.get(label)?.push(performance.now() - started);
    if (!answer.startsWith('{"type":4') || answer.includes('Error ')) throw new Error(`${label}: ${answer}`);
  }
}

const percentile = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? 0;
const one = percentile(times.get('select 1') ?? [], 0.5);
console.log(`${rounds} requests each, in turn; milliseconds`);
for (const [label, values] of times) {
  const [p50, p99] = [percentile(values, 0.5), percentile(values, 0.99)];
  console.log(
    `${label.padEnd(28)} p50 ${p50.toFixed(2).padStart(6)}  p99 ${p99.toFixed(2).padStart(6)}  ${(p50 / one).toFixed(2)} × select 1`,
  );
}

await Promise.all([bot.close(), yardstick.close()]);
await discord.close();
await endpoint.close();
await postgres.stop();
await rm(folder, { recursive: true, force: true });

async function someName(): Promise<string> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const { rows } = await client.query(
    'select player_name(player_guid) as name from player_totals order by rounds desc limit 1',
  );
  await client.end();
  return rows[0].name;
}
