import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateDemo } from '../demo/legacy/demo.ts';
import { bundleWorker, startBundledWorker } from '../simulator/worker/index.ts';
import { registration } from '../src/commands/registration.ts';
import type { Flood } from './edge/flood.ts';
import { bodyBytes, send } from './edge/flood.ts';
import { childrenNamed, memoryMb, serverProcesses } from './edge/processes.ts';
import { expectAnswer } from './expect-answer.ts';
import { startBenchWorld } from './world.ts';

/**
 * Measures what strangers can do to the Worker, on Linux: workerd's memory while eight of them send 100 MB each, the time of a good /ping
 * beside them, and the time of suggestions while PostgreSQL stands still. Exits 1 if a bar is missed.
 */

const strangers = 8;
const bars = { memoryMb: 20, pingMs: 100, suggestionsMs: 2200 };

const world = await startBenchWorld('2026-03-01T12:00:00.000Z', (path) =>
  generateDemo({ path, endDate: '2026-03-01' }),
);
const { discord, client } = world;
const logged: string[] = [];
const worker = await startBundledWorker({
  bundle: await bundleWorker(join(world.folder, 'bundle')),
  vars: world.vars,
  log: (line) => logged.push(line),
});
const [workerd = 0] = childrenNamed('workerd');
discord.connect(`${worker.url}/interactions`);
discord.register(registration());
for (let times = 0; times < 50; times += 1) await ping();
const missed: string[] = [];

const path = '/interactions';
await flood('with Content-Length', { path, hasLength: true });
await flood('without Content-Length', { path });
await flood('with Content-Length, as if signed', { path, hasLength: true, looksSigned: true });
await flood('without Content-Length, as if signed', { path, looksSigned: true });
await flood('slow, as if signed', { path, looksSigned: true, pace: 'slow' });
await flood('aborted, as if signed', { path, looksSigned: true, pace: 'aborted' });
await flood('to /ingest', { path: '/ingest/rounds/2026-01-01-200000-supply-round-1.txt' });
await flood('to /health', { path: '/health', hasLength: true });
check('stacks in the log', logged.filter((line) => /\bat .+\.js/.test(line)).length, 0);
await suggestionsOfFrozenDatabase();

await worker.close();
await world.close();
for (const line of missed) console.error(`missed: ${line}`);
process.exitCode = missed.length > 0 ? 1 : 0;

async function ping(): Promise<number> {
  const { ms, problems, message } = await discord.ask('/ping');
  if (problems.length > 0) throw new Error(problems.join('; '));
  expectAnswer('/ping', { content: message?.content });
  return ms;
}

async function flood(what: string, how: Flood): Promise<void> {
  const beforeMb = memoryMb(workerd);
  let peakMb = beforeMb;
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, memoryMb(workerd));
  }, 10);
  let isOver = false;
  const sending = Promise.all(Array.from({ length: strangers }, () => send(worker.url, how))).finally(() => {
    isOver = true;
  });
  const pings: number[] = [];
  while (!isOver || pings.length < 5) {
    pings.push(await ping());
    await sleep(20);
  }
  clearInterval(watch);
  const sent = await sending;
  const slowest = Math.max(...pings);
  const statuses = [...new Set(sent.map(({ status }) => status))].sort().join(', ');
  console.log(
    `${strangers} × ${bodyBytes / 1024 / 1024} MB ${what}: ${statuses}; memory ${beforeMb.toFixed(0)} MB +${(peakMb - beforeMb).toFixed(1)}; ${pings.length} × /ping, slowest ${slowest} ms`,
  );
  check(`memory ${what}`, peakMb - beforeMb, bars.memoryMb);
  check(`/ping beside 100 MB ${what}`, slowest, bars.pingMs);
}

async function suggestionsOfFrozenDatabase(): Promise<void> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const frozen = serverProcesses(rows[0]?.pid ?? 0);
  for (const pid of frozen) process.kill(pid, 'SIGSTOP');
  try {
    for (const line of ['/stats player:a', '/session date:', '/leaderboard stat:k']) {
      const { ms, choices, problems } = await discord.autocomplete(line);
      console.log(`${line} while PostgreSQL stands still: ${choices?.length ?? problems.join()} choices in ${ms} ms`);
      check(line, ms, bars.suggestionsMs);
    }
  } finally {
    for (const pid of frozen) process.kill(pid, 'SIGCONT');
  }
}

function check(what: string, value: number, bar: number): void {
  if (value > bar) missed.push(`${what}: ${value.toFixed(1)}, at most ${bar}`);
}
