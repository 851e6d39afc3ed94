import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { contentOf, target, urlAs } from '../migrate/target-database.ts';

const root = join(import.meta.dirname, '../../..');
const schema18 = readFileSync(join(root, 'test/fixtures/schema-18.sql'), 'utf8');

/** Runs `npm run schema -- …args` as a process. */
function schema(args: string[], databaseUrl = ''): Promise<{ code: number; out: string; err: string }> {
  const command = ['--import', './scripts/preload.js', 'scripts/schema/index.ts', ...args];
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: root, env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

test('status and dry run say what is outstanding and write nothing; then it is applied', async () => {
  const database = await target('template0');
  await database.client.query(schema18);
  const before = await contentOf(database);
  const status = await schema(['--to', database.url, '--status']);
  expect(status).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^The schema is at 18, .*\nOutstanding migrations: 19/),
  });
  const tried = await schema(['--dry-run'], database.url);
  expect(tried).toMatchObject({ code: 0, out: expect.stringMatching(/^Tried and rolled back:\n- migration 19/) });
  expect(await contentOf(database)).toBe(before);
  expect((await schema(['--to', database.url])).out).toMatch(/^Applied:\n- migration 19/);
  expect((await schema(['--to', database.url])).out).toMatch(/^Nothing to do/);
  expect((await schema(['--to', database.url, '--status'])).out).toMatch(/Nothing to do\.\n$/);
  await database.client.query('drop view player_session_bullets cascade');
  expect((await schema(['--to', database.url, '--status'])).out).toContain(
    'Altered in the database: computed_player_sessions, player_session_bullets',
  );
});

test('an empty database is reported as without schema', async () => {
  const { url } = await target('template0');
  expect((await schema(['--to', url, '--status'])).out).toMatch(/^The database has no schema yet/);
});

test('wrong usage, and a database that does not exist', async () => {
  expect(await schema(['--statuss'])).toMatchObject({ code: 2, err: expect.stringContaining('--statuss') });
  const gone = await schema(['--to', 'postgresql://u:S3cret!@127.0.0.1:1/none']);
  expect(gone).toMatchObject({ code: 1, err: expect.stringContaining('cannot be reached') });
  expect(gone.err).not.toContain('S3cret!');
});

test('the Worker’s role can read, write and call functions, but not change the schema', async () => {
  const { url, client } = await target('small');
  const name = `worker-${randomBytes(4).toString('hex')}`;
  await client.query((await schema(['--role', name])).out.replace('CHANGE_ME', 'S3cret!'));
  const worker = new pg.Client({ connectionString: urlAs(url, name, 'S3cret!') });
  await worker.connect();
  await worker.query('select refresh_totals(), rank_pairs(), player_name($1)', ['x']);
  await worker.query("insert into processed_files (filename) values ('x')");
  await expect(worker.query('create table mine ()')).rejects.toThrow('permission denied');
  await expect(worker.query('drop view counted_player_rounds')).rejects.toThrow('must be owner');
  await worker.end();
  await client.query(`drop owned by "${name}"; drop role "${name}"`);
});
