import { parseArgs } from 'node:util';
import pg from 'pg';
import type { WrittenRound } from '../demo/round-files/match.ts';
import { createSimulator } from '../simulator/discord/simulator.ts';
import { turnPostsOn } from './cpu/requests.ts';
import { tenPlayerFiles } from './cpu/ten-players.ts';
import { percentile } from './percentile.ts';
import type { Uploads } from './uploads.ts';
import { startUploads } from './uploads.ts';

/**
 * Compares how long POST /ingest/rounds takes with automatic posts and without them: `npm run bench:posts -- [--check]`. Two Workers, each
 * with a database of its own, take turns with the same files. After each file their clocks move on, so that what is to be sent is sent.
 */

const { values: options } = parseArgs({
  options: {
    /** Exit with 1 if the bar is missed. */
    check: { type: 'boolean', default: false },
  },
});

const firstDay = '2026-01-05';
const runs = 5;
const uploadsARun = 96;
/** How much longer the p50 of an upload may be with posts. */
const bar = 1.05;

const discord = await createSimulator();
const vars = {
  DISCORD_TOKEN: discord.token,
  DEV_DISCORD_API: discord.apiUrl,
  DEV_NOW: `${firstDay}T19:00:00.000Z`,
  DEV_CLOCK: 'on',
};
const sides = { on: await startUploads('UTC', vars), off: await startUploads('UTC', vars) };
await withDatabase(sides.on, (client) => turnPostsOn(client, discord));

const files = tenPlayerFiles(firstDay);
const order = ['on', 'off'] as const;
let nowMs = Date.parse(vars.DEV_NOW);
const p50 = { on: [] as number[], off: [] as number[] };
for (let run = -1; run < runs; run += 1) {
  const times = { on: [] as number[], off: [] as number[] };
  for (let upload = 0; upload < uploadsARun; upload += 1) {
    const file = files.next().value as WrittenRound;
    await moveTo(Math.max(nowMs, file.endedAt));
    for (const side of upload % 2 === 0 ? order : order.toReversed())
      times[side].push((await sides[side].send(file)).ms);
    await moveTo(nowMs + 10_000);
  }
  if (run < 0) continue; // the first run warms up
  for (const side of order) p50[side].push(percentile(times[side], 0.5));
  console.log(
    `  run ${run + 1}: ${order.map((side) => `posts ${side} ${p50[side].at(-1)?.toFixed(2)} ms`).join(', ')}`,
  );
}
const sent = await withDatabase(sides.on, async (client) => {
  const { rows } = await client.query('select count(*)::int as sent from posts where message_id is not null');
  return rows[0].sent as number;
});
await Promise.all([sides.on.close(), sides.off.close(), discord.close()]);

const ratio = percentile(p50.on, 0.5) / percentile(p50.off, 0.5);
const misses = ratio > bar;
console.log(
  `p50 of ${uploadsARun} uploads, median of ${runs} runs: with posts ${ratio.toFixed(3)} times as long as without (bar ${bar}${misses ? ', missed' : ''}); ${sent} messages were sent.`,
);
if (sent === 0) throw new Error('No message was sent, so nothing was compared.');
if (options.check && misses) process.exitCode = 1;

async function moveTo(instantMs: number): Promise<void> {
  const advanceMs = instantMs - nowMs;
  nowMs = instantMs;
  discord.advance(advanceMs);
  for (const { url } of Object.values(sides)) {
    const response = await fetch(`${url}/dev/clock`, { method: 'POST', body: JSON.stringify({ advanceMs }) });
    if (!response.ok) throw new Error(`POST /dev/clock: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
  }
}

async function withDatabase<Result>(
  { databaseUrl }: Uploads,
  use: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
