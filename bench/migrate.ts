import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { generateBench, MIGRATION_BENCH_ROWS } from '../demo/legacy/bench.ts';
import { startPostgres } from '../scripts/database/postgres.ts';
import { writeReadyRows } from './migrate/ready-rows.ts';
import type { Phase, Watched } from './migrate/watch.ts';
import { Watch } from './migrate/watch.ts';

/**
 * Moves one database into one server, alternately with `npm run migrate` and, if installed, with pgloader, which gets a prefetch of 5,000
 * rows, because its default exhausts its heap. Times are those of the whole process. Memory is the peak of the process, and CPU is that of
 * the process and of the server (Linux). The floor is a move that only loads the ready rows and builds keys and indexes.
 */

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: String(MIGRATION_BENCH_ROWS) },
    /** A legacy database to use instead of a generated one. */
    from: { type: 'string' },
    repeat: { type: 'string', default: '3' },
    /** A server to use instead of the embedded one. The role must be able to create databases. */
    server: { type: 'string' },
    /** Leaves pgloader out. */
    alone: { type: 'boolean', default: false },
  },
});

const folder = await mkdtemp(join(tmpdir(), 'stopwatch-bench-migrate-'));
const from = values.from ?? join(folder, 'legacy.db');
if (!values.from) generateBench({ path: from, size: { rows: Number(values.rows) } });
const postgres = values.server ? undefined : await startPostgres({ dataDir: join(folder, 'postgres') });
const admin = new pg.Client({ connectionString: values.server ?? postgres?.url });
await admin.connect();
const { version = '', pid: backend = 0 } = await onServer('select version(), pg_backend_pid() as pid');

/** The lines with which phases begin. */
const beginnings: [RegExp, string][] = [
  [/^checking source/m, 'check'],
  [/^loading/m, 'load'],
  [/^adding up/m, 'rollups'],
  [/^building keys/m, 'keys'],
  [/^verifying/m, 'verify'],
  [/^committing/m, 'commit'],
];

const ours: Watched[] = [];
const theirs: Watched[] = [];
const floor: Watched[] = [];
const ready = join(folder, 'ready');
const installed = !values.alone && spawnSync('pgloader', ['--version']).status === 0;
console.log(version.split(' on ')[0]);
if (!installed) console.log('without pgloader: only our own figures (Debian: apt-get install pgloader)');
for (let run = 1; run <= Number(values.repeat); run += 1) {
  ours.push(await measure('ours', [process.execPath, 'scripts/migrate/index.ts', '--from', from, '--to']));
  if (installed)
    theirs.push(await measure('pgloader', ['pgloader', '--with', 'prefetch rows = 5000', `sqlite://${from}`]));
  floor.push(await measure('floor', [process.execPath, 'bench/migrate/ready-rows.ts', ready]));
}
show('ours', ours);
show('floor', floor);
if (installed) {
  show('pgloader', theirs);
  for (const [name, runs] of [
    ['ours', ours],
    ['floor', floor],
  ] as const) {
    const ratios = runs.map((run, at) => run.seconds / (theirs[at]?.seconds ?? Number.NaN));
    const each = ratios.map((ratio) => ratio.toFixed(2)).join(' ');
    console.log(`${name} / pgloader: ${middle(ratios).toFixed(2)} (${each})${name === 'ours' ? ', bar 0.6' : ''}`);
  }
}
showPhases();
await admin.end();
await postgres?.stop();
await rm(folder, { recursive: true, force: true });

/** Runs a program on a database of its own, whose URL is the program's last argument. */
async function measure(name: string, [program = '', ...args]: string[]): Promise<Watched> {
  const database = `bench_${name}`;
  await onServer(`drop database if exists ${database} with (force)`);
  await onServer(`create database ${database}`);
  await onServer('checkpoint');
  const url = Object.assign(new URL(values.server ?? postgres?.url ?? ''), { pathname: `/${database}` }).href;
  const child = spawn(program, [...args, url], { stdio: ['ignore', 'pipe', 'pipe'] });
  const watch = new Watch(child.pid ?? 0, Number(backend));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
      const phase = beginnings.findLast(([line]) => line.test(String(chunk)))?.[1];
      if (phase) watch.enter(phase);
    });
  }
  const timer = setInterval(() => watch.look(), 50);
  const [code] = await once(child, 'exit');
  clearInterval(timer);
  const run = watch.end();
  if (name === 'ours' && ours.length === 0) {
    await mkdir(ready);
    await writeReadyRows(url, ready);
  }
  await onServer(`drop database ${database} with (force)`);
  if (code !== 0) {
    const line = output.split('\n').find((one) => /error|exhausted|refused/i.test(one)) ?? output.slice(-200);
    throw new Error(`${name} failed with exit code ${code} at ${Math.round(run.memory)} MB: ${line}`);
  }
  const cpu = [...run.phases.values()].reduce((sum, { program, server }) => sum + program + server, 0);
  const work = / in ([\d.]+ s) \(/.exec(output)?.[1];
  console.log(
    `  ${name.padEnd(8)} ${run.seconds.toFixed(1).padStart(6)} s, CPU ${cpu.toFixed(1)} s${work ? `, its report says ${work}` : ''}`,
  );
  return run;
}

function show(name: string, runs: Watched[]): void {
  const time = middle(runs.map(({ seconds }) => seconds));
  const memory = Math.max(...runs.map((run) => run.memory));
  console.log(`${name.padEnd(8)} ${time.toFixed(1)} s, at most ${Math.round(memory)} MB`);
}

function showPhases(): void {
  console.log('phase         s   CPU: program  server');
  for (const name of ours[0]?.phases.keys() ?? []) {
    const of = (figure: keyof Phase) => middle(ours.map(({ phases }) => phases.get(name)?.[figure] ?? 0)).toFixed(2);
    console.log(
      `${name.padEnd(8)} ${of('seconds').padStart(6)} ${of('program').padStart(14)} ${of('server').padStart(7)}`,
    );
  }
  console.log(`load ${loadavg()[0]?.toFixed(1)}`);
}

function middle(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** Runs a statement and returns the first row. */
async function onServer(statement: string): Promise<Record<string, string>> {
  return (await admin.query<Record<string, string>>(statement)).rows[0] ?? {};
}
