import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { generateDemo } from '../../demo/legacy/demo.ts';
import { faultHelp, readFault } from '../../playground/start/faults.ts';
import { command, readStartOptions } from '../../playground/start/options.ts';
import { guard, isRunning } from '../../scripts/database/guardian.ts';
import type { TestDatabase } from '../support/database.ts';
import { createDatabase } from '../support/database.ts';
import { npmStarts } from '../support/npm-start.ts';
import { noBrowser } from '../support/phone.ts';
import { quickFolder } from '../support/quick-folder.ts';
import { isDrawn, testSometimes, titleOf } from '../support/sample.ts';

const folder = await quickFolder();
const guardian = guard({ removeDir: folder });
const { start, killAll } = npmStarts();
afterAll(async () => {
  killAll();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  guardian.release();
});

async function ask(url: string, input: string): Promise<{ response: unknown; problems: string[] }> {
  const response = await fetch(`${url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ input }),
  });
  return response.json() as Promise<{ response: unknown; problems: string[] }>;
}

/** Returns a response without the Worker's address, which changes with each start and stands in the links of pictures. */
function withoutOrigin(response: unknown): unknown {
  return JSON.parse(JSON.stringify(response).replace(/http:\/\/127\.0\.0\.1:\d+/g, ''));
}

/** Returns all descendants of this process: PostgreSQL, the Worker's host, workerd and the guardians. */
function descendants(pid: number): number[] {
  const children = readParents().flatMap(([child, parent]) => (parent === pid ? [child] : []));
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function readParents(): [pid: number, parent: number][] {
  if (process.platform !== 'linux') {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
    return lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  }
  return readdirSync('/proc').flatMap((name): [number, number][] => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const parent = /^\d+ \(.*\) \S (\d+)/s.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1];
      return [[Number(name), Number(parent)]];
    } catch {
      return []; // the process has just ended
    }
  });
}

async function tablesIn({ client }: TestDatabase): Promise<number | null> {
  return (await client.query(`select from pg_class where relnamespace = 'public'::regnamespace`)).rowCount;
}

async function untilGone(pids: readonly number[]): Promise<number[]> {
  for (let tries = 0; tries < 1200 && pids.some(isRunning); tries++) await sleep(50);
  return pids.filter(isRunning);
}

// Where there is a browser, visit.test.ts starts the demo in each run.
const everything =
  'the demo, kill -9, the same data again behind a proxy that is not there, Ctrl-C; nothing is left running';
const runs = noBrowser !== '' || isDrawn(everything);
test.runIf(runs)(titleOf(everything, runs), { timeout: 240_000 }, async () => {
  const data = join(folder, 'data');
  const named = await createDatabase('template0');
  const devVars = join(folder, 'dev.vars');
  writeFileSync(devVars, `DATABASE_URL="${named.url}"\n`);
  const first = await start(['--port', '0', '--data', data], {
    DATABASE_URL: named.url,
    STOPWATCH_DEV_VARS: devVars,
  });
  expect(first.err).toBe('');
  expect(first.out).toContain('moving the demo into PostgreSQL');
  for (const input of ['/ping', '/stats', '/last']) expect((await ask(first.url, input)).problems).toEqual([]);
  const ranking = await ask(first.url, '/leaderboard stat:kills');
  expect(JSON.stringify(ranking.response)).toContain('pipe');
  const page = await fetch(first.url);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(await tablesIn(named)).toBe(0);
  await named.drop();
  expect((await start(['--port', new URL(first.url).port, '--data', `${data}-2`])).err).toMatch(
    /^Port \d+ is in use by another program: choose another one, such as --port \d+\.\n$/,
  );

  const below = descendants(first.pid);
  expect(below.length).toBeGreaterThan(4);
  await first.end('SIGKILL');
  expect(await untilGone(below)).toEqual([]);

  const second = await start(['--port', '0', '--data', data], {
    NODE_USE_ENV_PROXY: '1',
    HTTP_PROXY: 'http://127.0.0.1:9',
  });
  expect(second.err).toBe('');
  expect(second.out).not.toContain('demo');
  expect((await ask(second.url, '/ping')).problems).toEqual([]);
  const again = await ask(second.url, '/leaderboard stat:kills');
  expect(withoutOrigin(again.response)).toEqual(withoutOrigin(ranking.response));
  const stillBelow = descendants(second.pid);
  expect(await second.end('SIGINT')).toBe(130);
  expect(await untilGone(stillBelow)).toEqual([]);

  const other = join(folder, 'other.db');
  generateDemo({ path: other, endDate: '2026-03-01', evenings: 1 });
  const third = await start(['--port', '0', '--data', data, '--from', other]);
  expect(third.err).toBe(`${data} already holds the demo, not ${other}. Use another folder for it: --data ${data}-2\n`);
});

testSometimes(
  'a file of one’s own in a database of one’s own; SIGTERM ends with 0',
  async () => {
    const database = await createDatabase('template0');
    const from = join(folder, 'own.db');
    generateDemo({ path: from, endDate: '2026-03-01', evenings: 2 });
    const args = ['--port', '0', '--data', join(folder, 'unused'), '--from', from];
    args.push('--database', database.url);
    const first = await start(args);
    expect(first.err).toBe('');
    expect((await ask(first.url, '/ping')).problems).toEqual([]);
    const { rows } = await database.client.query<{ guid: string; links: number }>(
      `select min(player_guid) as guid, (select count(*)::int from player_links) as links
     from player_totals where player_guid not in (select et_guid from player_links)`,
    );
    const act = await fetch(`${first.url}/api/act`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ guid: rows[0]?.guid }),
    });
    expect(act.status).toBe(400);
    const moved = await fetch(`${first.url}/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to: 'morning' }),
    });
    expect(await moved.json()).toEqual({ error: 'With --database the clock stands still.' });
    expect((await database.client.query('select from jobs')).rowCount).toBe(0);
    expect((await database.client.query('select from settings')).rowCount).toBe(0);
    const after = await database.client.query('select count(*)::int as links from player_links');
    expect(after.rows).toEqual([{ links: rows[0]?.links }]);
    expect(await first.end('SIGTERM')).toBe(0);
    const again = await start([...args, '--fault', 'quota']);
    expect(again.out).not.toContain('moving');
    expect(again.url).not.toBe('');
    expect(JSON.stringify((await ask(again.url, '/stats')).response)).toContain('Neon’s free hours are used up');
    expect(await again.end('SIGTERM')).toBe(0);
    const demo = await start(['--port', '0', '--from', join(folder, 'missing.db'), '--database', database.url]);
    expect(demo.err).toMatch(/^--from .*missing\.db cannot be read: there is no such file\.\n$/);
    await database.drop();
  },
  180_000,
);

testSometimes(
  'a database of --database gets no invented data and no migration',
  async () => {
    const database = await createDatabase('template0');
    const empty = await start(['--port', '0', '--database', database.url]);
    expect(empty.err).toMatch(/^The database of --database is empty, and this command never puts/);
    expect(await tablesIn(database)).toBe(0);
    await database.client.query(readFileSync(`${import.meta.dirname}/../fixtures/schema-18.sql`, 'utf8'));
    const older = await start(['--port', '0', '--database', database.url]);
    expect(older.err).toMatch(/^The schema of --database is not that of this version\. Set DATABASE_URL/);
    await database.drop();
  },
  180_000,
);

test.each<[string, string[], RegExp]>([
  ['a port that is none', ['--port', 'x'], /^--port takes a whole number from 0 to 65535, not "x"\./],
  ['a port above all', ['--port', '70000'], /^--port takes a whole number from 0 to 65535/],
  ['an empty file name', ['--from', ''], /^--from takes the path/],
  [
    'a database that is none',
    ['--database', 'localhost'],
    /^--database is not a PostgreSQL connection string: make it postgresql:.*Neon console/,
  ],
  [
    'a fault that is none',
    ['--fault', 'wakin=2s'],
    /^--fault knows no "wakin": it takes one of waking, .*compute, .*full\./,
  ],
  ['a fault without its value', ['--fault', 'waking'], /^--fault takes waking=2s, not "waking"/],
  ['a wake that takes too long', ['--fault', 'waking=5.001s'], /^--fault takes waking=2s/],
  ['a wake that is too short', ['--fault', 'waking=0.2s'], /^--fault takes waking=2s/],
  [
    'a status that Neon does not answer',
    ['--fault', 'quota=404'],
    /^--fault takes quota\[=402\|500\], not "quota=404"/,
  ],
  ['no times', ['--fault', 'cut=0'], /^--fault takes cut\[=TIMES\], not "cut=0"/],
])('%s is refused', (_, args, reason) => {
  expect(() => readStartOptions(command.parse(args, { from: 'user' }).opts())).toThrow(reason);
});

test('every fault of --help is read', () => {
  const names = [
    'compute',
    'transfer',
    'disabled',
    'unknown',
    'address',
    'connections',
    'starting',
    'restart',
    'cut',
    'lost',
    'hang',
    'full',
  ];
  for (const name of [...names, 'quota', 'busy', 'html', 'waking']) expect(faultHelp).toContain(`\n  ${name}`);
  expect(names.map((name) => readFault(`${name}=3`))).toEqual(names.map((name) => ({ name, times: 3 })));
  expect(['waking=0.3s', 'waking=5s', 'quota', 'quota=500', 'busy=429', 'html=525', 'full'].map(readFault)).toEqual([
    { name: 'waking', delayMs: 300 },
    { name: 'waking', delayMs: 5000 },
    { name: 'quota' },
    { name: 'quota', status: 500 },
    { name: 'busy', status: 429 },
    { name: 'html', status: 525 },
    { name: 'full' },
  ]);
});
