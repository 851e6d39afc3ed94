import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { guard } from '../scripts/database/guardian.ts';
import { startPostgres } from '../scripts/database/postgres.ts';
import { applySchema } from '../scripts/schema/apply.ts';
import { createSimulator } from '../simulator/discord/simulator.ts';
import { startNeonEndpoint } from '../simulator/neon/endpoint.ts';
import { bundleWorker, startBundledWorker } from '../simulator/worker/index.ts';
import { registration } from '../src/commands/registration.ts';

/**
 * Measures what strangers can do to the Worker, on Linux: workerd's memory while eight of them send 100 MB each without a good signature,
 * the time of a good /ping beside them, and the time of suggestions while PostgreSQL stands still.
 */

const bodyBytes = 100 * 1024 * 1024;
const strangers = 8;
const chunk = Buffer.alloc(64 * 1024, 0x20);

const folder = await mkdtemp(join(tmpdir(), 'stopwatch-edge-'));
const guardian = guard({ removeDir: folder });
const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), ephemeral: true });
await applySchema(postgres.url);
const endpoint = await startNeonEndpoint();
const discord = await createSimulator();
const workerdBefore = new Set(pidsOf('workerd'));
const worker = await startBundledWorker({
  bundle: await bundleWorker(join(folder, 'bundle')),
  vars: {
    DATABASE_URL: postgres.url,
    DISCORD_PUBLIC_KEY: discord.publicKey,
    DISCORD_APPLICATION_ID: discord.applicationId,
    DISCORD_GUILD_IDS: discord.guildId,
    DEV_NEON_ENDPOINT: endpoint.url,
    DEV_DISCORD_API: discord.apiUrl,
  },
  log: (line) => logged.push(line),
});
const logged: string[] = [];
const [workerd = 0] = pidsOf('workerd').filter((pid) => !workerdBefore.has(pid) && parentOf(pid) === process.pid);
discord.connect(`${worker.url}/interactions`);
discord.register(registration());
for (let times = 0; times < 50; times += 1) await discord.ask('/ping');

for (const [what, how] of [
  ['with Content-Length', { length: true }],
  ['without Content-Length', {}],
  ['with a signature of the right shape', { length: true, signed: true }],
  ['without Content-Length, with such a signature', { signed: true }],
  ['slowly, with such a signature', { signed: true, slow: true }],
  ['aborted half-way, with such a signature', { signed: true, abort: true }],
  ['to /ingest', { path: '/ingest/rounds/2026-01-01-200000-supply-round-1.txt' }],
  ['to /health', { path: '/health', length: true }],
] as const) {
  const before = memoryMb();
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, memoryMb());
  }, 10);
  const attacks = Array.from({ length: strangers }, () => attack(how));
  const pings: number[] = [];
  let isOver = false;
  const all = Promise.all(attacks).then((ends) => {
    isOver = true;
    return ends;
  });
  while (!isOver || pings.length < 5) {
    const { ms, problems } = await discord.ask('/ping');
    if (problems.length > 0) throw new Error(problems.join('; '));
    pings.push(ms);
    await sleep(20);
  }
  const ends = await all;
  clearInterval(watch);
  const sent = ends.reduce((sum, { bytes }) => sum + bytes, 0) / 1024 / 1024;
  console.log(
    `8 × 100 MB ${what}: ${[...new Set(ends.map(({ status }) => status))].join(', ')}; ${sent.toFixed(0)} MB got out; memory ${before.toFixed(0)} MB +${(peak - before).toFixed(1)}; ${pings.length} /ping beside it, slowest ${Math.max(...pings)} ms`,
  );
}
console.log(`lines with a stack in the log: ${logged.filter((line) => /\bat .+\.js/.test(line)).length}`);

const client = new pg.Client({ connectionString: postgres.url });
await client.connect();
const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
const frozen = pidsBelow(parentOf(rows[0]?.pid ?? 0));
for (const pid of frozen) process.kill(pid, 'SIGSTOP');
const times: number[] = [];
for (let n = 0; n < 3; n += 1) {
  const { ms, choices } = await discord.autocomplete('/stats player:a');
  if (choices?.length !== 0) throw new Error('A frozen database has no choices.');
  times.push(ms);
}
for (const pid of frozen) process.kill(pid, 'SIGCONT');
console.log(`suggestions while PostgreSQL stands still: ${times.join(', ')} ms`);

await client.end();
await worker.close();
await discord.close();
await endpoint.close();
await postgres.stop();
await rm(folder, { recursive: true, force: true });
guardian.release();

interface How {
  length?: boolean;
  signed?: boolean;
  slow?: boolean;
  abort?: boolean;
  path?: string;
}

/** Sends 100 MB on a connection of its own until the Worker has answered or closes it. */
async function attack({ length = false, signed = false, slow = false, abort = false, path = '/interactions' }: How) {
  const { hostname, port } = new URL(worker.url);
  const socket = connect(Number(port), hostname);
  const state = { status: 'closed', bytes: 0, isOpen: true };
  socket.on('data', (part) => {
    if (state.status === 'closed') state.status = part.toString('latin1').slice(9, 12);
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    state.isOpen = false;
  });
  const headers = [
    `POST ${path} HTTP/1.1`,
    'Host: x',
    'Content-Type: application/json',
    length ? `Content-Length: ${bodyBytes}` : 'Transfer-Encoding: chunked',
    ...(signed
      ? [`X-Signature-Ed25519: ${'ab'.repeat(64)}`, `X-Signature-Timestamp: ${Math.floor(Date.now() / 1000)}`]
      : []),
  ];
  socket.write(`${headers.join('\r\n')}\r\n\r\n`);
  const most = slow ? 8 * 1024 * 1024 : bodyBytes;
  while (state.isOpen && state.bytes < most && !(abort && state.bytes > 200 * 1024)) {
    const size = slow ? 1024 : chunk.length;
    const part = length
      ? chunk.subarray(0, size)
      : Buffer.concat([Buffer.from(`${size.toString(16)}\r\n`), chunk.subarray(0, size), Buffer.from('\r\n')]);
    const isFlushed = socket.write(part);
    state.bytes += size;
    if (slow) await sleep(2);
    else if (!isFlushed)
      await Promise.race([
        new Promise((resolve) => socket.once('drain', resolve)),
        new Promise((resolve) => socket.once('close', resolve)),
        sleep(3000),
      ]);
    if (slow && state.status !== 'closed') break;
  }
  if (!abort) await sleep(500);
  socket.destroy();
  return state;
}

function memoryMb(): number {
  const [, kb] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${workerd}/status`, 'utf8')) ?? [];
  return Number(kb) / 1024;
}

function pidsOf(name: string): number[] {
  return allPids().filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === name;
    } catch {
      return false;
    }
  });
}

function allPids(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function parentOf(pid: number): number {
  try {
    return Number(/^\d+ \(.*\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return 0;
  }
}

function pidsBelow(pid: number): number[] {
  return [
    pid,
    ...allPids()
      .filter((one) => parentOf(one) === pid)
      .flatMap(pidsBelow),
  ];
}
