import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateRoundFiles } from '../../demo/round-files/generate.ts';
import type { TestDatabase } from '../support/database.ts';
import { createDatabase } from '../support/database.ts';
import { testSometimes } from '../support/sample.ts';

const script = join(import.meta.dirname, '../../scripts/ingest/index.ts');
const written = generateRoundFiles({ seed: 'folder', matches: 3 });

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  [folder, database] = await Promise.all([mkdtemp(join(tmpdir(), 'stopwatch-ingest-')), createDatabase('empty')]);
  await mkdir(join(folder, 'files/older'), { recursive: true });
  for (const [index, { name, text, endstats }] of written.entries()) {
    await writeFile(join(folder, 'files', index < 2 ? 'older' : '', name), text);
    if (endstats) await writeFile(join(folder, 'files', endstats.name), endstats.text);
  }
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await database.drop();
});

/** Runs the command as a process. Returns its exit code and output. */
async function ingest(...args: string[]) {
  const env = { ...process.env, DATABASE_URL: database.url, NODE_OPTIONS: '' };
  const run = promisify(execFile)(process.execPath, [script, ...args], { env });
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}

test('a folder is imported with all its files; a second import changes nothing', async () => {
  const { code, stdout, stderr } = await ingest(
    join(folder, 'files'),
    '--server',
    'duel',
    '--report',
    join(folder, 'r.json'),
  );
  expect([code, stderr]).toEqual([0, expect.stringContaining('importing files: 12 of 12')]);
  expect(stdout).toContain('12 stored, 0 already there, 0 refused.');
  expect(stdout).toContain('The database has 6 rounds (6 new), 6 of which count, in 3 matches and 1 gaming sessions.');
  const report = JSON.parse(await readFile(join(folder, 'r.json'), 'utf8'));
  expect(report).toMatchObject({
    server: 'duel',
    timeZone: 'UTC',
    before: { rounds: 0 },
    after: { rounds: 6, matches: 3 },
  });
  expect(report.files).toHaveLength(12);
  const { rows } = await database.client.query('select distinct server from rounds');
  expect(rows).toEqual([{ server: 'duel' }]);
  const again = await ingest(join(folder, 'files'), '--server', 'duel');
  expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('0 stored, 12 already there')]);
});

testSometimes('refused files are named with their reason, the others are imported', async () => {
  const bad = join(folder, 'bad');
  await mkdir(bad);
  await writeFile(join(bad, '2026-03-01-200000-supply-round-1.txt'), 'hello\n');
  await writeFile(join(bad, '2026-03-01-210000-supply-round-1.txt'), 'x'.repeat(300_000));
  await writeFile(join(bad, 'README.txt'), 'about these files');
  await writeFile(join(bad, '2026-03-01-220000-supply-round-1_ws.txt'), 'old');
  const { code, stdout } = await ingest(bad);
  expect(code).toBe(1);
  expect(stdout).toContain('2026-03-01-200000-supply-round-1.txt: Line 1 has 1 fields, a header has 8 or 9.');
  expect(stdout).toContain('2026-03-01-210000-supply-round-1.txt: The file has 300000 bytes, more than 262144.');
  expect(stdout).toContain('2 other files were ignored.');
  expect(stdout).toContain('not needed, the round file holds all of it');
});

test('a file that the database refuses does not lose the others of its batch, and a killed import loses nothing', async () => {
  const other = await createDatabase('empty');
  const files = join(folder, 'files');
  const last = written.at(-1) as { name: string };
  const state = async () =>
    (
      await other.client.query(
        `select count(*)::int as files, (select count(*)::int from examine_rollups() where differing > 0) as wrong from round_files`,
      )
    ).rows[0];
  try {
    // The seventh file waits, so that the process can be killed in the second batch.
    await other.client.query(`
      create sequence arrivals;
      create function wait_at_seventh() returns trigger language plpgsql as $$
      begin
        if nextval('arrivals') = 7 then
          perform pg_sleep(60);
        end if;
        return new;
      end $$;
      create trigger waiting before insert on round_files for each row execute function wait_at_seventh()`);
    const env = { ...process.env, DATABASE_URL: other.url, NODE_OPTIONS: '' };
    const killed = execFile(process.execPath, [script, files, '--batch', '4'], { env });
    const ended = new Promise((resolve) => killed.once('exit', resolve));
    await expect
      .poll(async () => (await other.client.query(`select last_value::int as nth from arrivals`)).rows[0].nth, {
        timeout: 60_000,
      })
      .toBe(7);
    killed.kill('SIGKILL');
    await ended;
    await other.client.query(`
      select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`);
    expect(await state()).toEqual({ files: 4, wrong: 0 });

    await other.client.query(`
      create or replace function wait_at_seventh() returns trigger language plpgsql as $$
      begin
        if new.filename = '${last.name}' then
          raise exception 'no more of it';
        end if;
        return new;
      end $$`);
    const { code, stdout } = await ingest(files, '--to', other.url);
    expect([code, stdout]).toEqual([1, expect.stringContaining('7 stored, 4 already there, 1 refused.')]);
    expect(stdout).toMatch(/refused: .*no more of it/);
    expect(await state()).toEqual({ files: 11, wrong: 0 });
  } finally {
    await other.drop();
  }
});

testSometimes('old rounds with and without a file: which statistics can be trusted', async () => {
  await database.client.query(
    `insert into rounds (round_date, round_time, match_id, map_name, round_number, played_at, session_start, source)
     values ('2024-01-01', '20:00', '2024-01-01_200000_radar', 'radar', 1, '2024-01-01 20:00Z', '2024-01-01 20:00Z', 'legacy')`,
  );
  const { stdout } = await ingest(join(folder, 'files'), '--server', 'main');
  expect(stdout).toContain('0 of 1 rounds from the old bot now have their file.');
  expect(stdout).toContain('The other 1 rounds make these statistics too low: Revives');
  expect(stdout).toContain('no file: 2024-01-01 20:00:00 radar round 1');
  await database.client.query(`update rounds set source = 'file' where source = 'legacy'`);
});

test.each<[string, string[], string]>([
  ['nothing to import', [], "Missing required argument 'paths'"],
  ['an option that does not exist', ['x', '--form', 'y'], "Unknown option '--form'"],
  ['no connection string', ['x', '--to', 'mysql://x'], '--to is not a PostgreSQL connection string'],
  ['a server with spaces', ['x', '--server', 'My Server'], '--server takes'],
  ['a zone that does not exist', ['x', '--timezone', 'Mars/Olympus'], '--timezone takes'],
  ['too many at once', ['x', '--batch', '999'], '--batch takes'],
])('misuse: %s', async (_, args, message) => {
  const { code, stderr } = await ingest(...args);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  expect(stderr).toMatch(/npm run ingest -- --help lists all options\.\n$/);
});

test.each<[string, string[], string]>([
  ['a folder that is not there', ['/nowhere/at/all'], '/nowhere/at/all cannot be read (ENOENT)'],
  ['a folder with other files only', ['docs'], 'There are no round or endstats files in docs ('],
])('%s: reported in one sentence, without a stack', async (_, args, message) => {
  const { code, stderr, stdout } = await ingest(...args);
  expect([code, stderr]).toEqual([1, expect.stringContaining(message)]);
  expect(stderr + stdout).not.toMatch(/ at .*\.ts:/);
});

testSometimes('an unavailable database is reported in one sentence without the password', async () => {
  const { code, stderr, stdout } = await ingest(
    join(folder, 'files'),
    '--to',
    'postgresql://me:hush-hush@127.0.0.1:9/none',
  );
  expect([code, stderr]).toEqual([1, expect.stringContaining('cannot be reached')]);
  expect(stderr + stdout).not.toMatch(/hush-hush| at .*\.ts:/);
});
