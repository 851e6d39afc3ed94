import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { generateBench, MIGRATION_BENCH_ROWS } from '../demo/legacy/bench.ts';
import { startPostgres } from '../scripts/database/postgres.ts';

/**
 * Moves one generated database into one server, alternately with `npm run migrate` and, if installed, with pgloader in its default
 * configuration. Times are those of the whole process. Memory is the peak of the process (Linux).
 */

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: String(MIGRATION_BENCH_ROWS) },
    runs: { type: 'string', default: '3' },
    /** A server to use instead of the embedded one. The role must be able to create databases. */
    server: { type: 'string' },
  },
});

const folder = await mkdtemp(join(tmpdir(), 'stopwatch-bench-migrate-'));
const from = join(folder, 'legacy.db');
const report = join(folder, 'report.json');
const counts = generateBench({ path: from, size: { rows: Number(values.rows) } });
const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
const postgres = values.server ? undefined : await startPostgres({ dataDir: join(folder, 'postgres') });
const server = values.server ?? postgres?.url ?? '';
const version = await onServer<{ version: string }>('select version()');
console.log(`${rows} rows, ${version[0]?.version.split(' on ')[0]}`);

interface Run {
  seconds: number;
  /** Peak memory in MB. */
  memory: number;
}

const ours: Run[] = [];
const pgloader: Run[] = [];
const phases = new Map<string, number[]>();
const installed = spawnSync('pgloader', ['--version']).status === 0;
if (!installed) console.log('pgloader is not installed: only our own figures (Debian: apt-get install pgloader)');
for (let run = 1; run <= Number(values.runs); run += 1) {
  ours.push(
    await measure('ours', [process.execPath, 'scripts/migrate/index.ts', '--from', from, '--report', report, '--to']),
  );
  for (const { name, seconds } of JSON.parse(await readFile(report, 'utf8')).phases) {
    phases.set(name, [...(phases.get(name) ?? []), seconds]);
  }
  if (!installed) continue;
  const other = await measure('pgloader', ['pgloader', `sqlite://${from}`]).catch((error: Error) =>
    console.log(error.message),
  );
  if (other) pgloader.push(other);
}

show('ours', ours);
if (pgloader.length > 0) {
  show('pgloader', pgloader);
  console.log(`ours / pgloader: ${(middle(ours.map(seconds)) / middle(pgloader.map(seconds))).toFixed(2)}`);
}
console.log(`ours by phase: ${[...phases].map(([name, times]) => `${name} ${middle(times).toFixed(1)} s`).join(', ')}`);

await postgres?.stop();
await rm(folder, { recursive: true, force: true });

/** Runs a program on a database of its own, whose URL is the program's last argument. */
async function measure(name: string, [program = '', ...args]: string[]): Promise<Run> {
  const database = `bench_${name}`;
  await onServer(`drop database if exists ${database}`);
  await onServer(`create database ${database}`);
  await onServer('checkpoint');
  const started = performance.now();
  const child = spawn(program, [...args, Object.assign(new URL(server), { pathname: `/${database}` }).href], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  let memory = 0;
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    memory = Math.max(memory, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
  }, 50);
  const [code] = await once(child, 'exit');
  const run = { seconds: (performance.now() - started) / 1000, memory };
  clearInterval(watch);
  await onServer(`drop database ${database} with (force)`);
  if (code !== 0)
    throw new Error(`  ${name} failed with exit code ${code} at ${Math.round(memory)} MB: ${lastWords(said)}`);
  console.log(`  ${name.padEnd(8)} ${run.seconds.toFixed(1).padStart(6)} s`);
  return run;
}

function lastWords(said: string): string {
  return said.split('\n').find((line) => /error|exhausted|refused/i.test(line)) ?? said.slice(-200);
}

function show(name: string, runs: Run[]): void {
  const time = middle(runs.map(seconds));
  const memory = Math.max(...runs.map((run) => run.memory));
  console.log(
    `${name.padEnd(8)} ${time.toFixed(1)} s, ${Math.round(rows / time)} rows/s, at most ${Math.round(memory)} MB`,
  );
}

function seconds(run: Run): number {
  return run.seconds;
}

function middle(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

async function onServer<Row extends pg.QueryResultRow>(statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  return (await client.query<Row>(statement).finally(() => client.end())).rows;
}
