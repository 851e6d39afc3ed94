import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'citty';
import { expect, test } from 'vitest';
import { UsageError } from '../../../scripts/cli/usage-error.ts';
import { args as flags, readJob } from '../../../scripts/migrate/command.ts';
import { freshFile, legacyFile } from './legacy.ts';
import { contentOf, target } from './target-database.ts';

interface Result {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the command as npm would. */
function migrate(args: string[], env: Record<string, string> = {}): Promise<Result> {
  const { DATABASE_URL: _, ...rest } = process.env;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['scripts/migrate/index.ts', ...args],
      { env: { ...rest, ...env } },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      },
    );
  });
}

const from = legacyFile();
const bad = legacyFile(`update player_comprehensive_stats set kills = 'abc' where id = 11`);

test('migrating twice: the first time it migrates and verifies, the second time it says so and writes nothing', async () => {
  const database = await target('template0');
  const report = freshFile('.json');
  const dry = await migrate(['--from', from, '--to', database.url, '--dry-run']);
  expect(dry).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/\nAll 22 rows can go over; nothing written\.\n$/),
  });
  expect((await database.client.query(`select to_regclass('rounds') as table`)).rows).toEqual([{ table: null }]);

  const first = await migrate(['--from', from, '--to', database.url, '--report', report]);
  expect(first.stdout).toMatch(/\n22 rows migrated and verified in \d+\.\d s \(\d+ rows\/s\)\.\n$/);
  expect(first.stderr.split('\n')).toEqual(
    expect.arrayContaining([
      'checking source and target',
      'loading weapon_comprehensive_stats: 8 rows',
      'verifying every cell',
      'committing',
    ]),
  );
  expect(first.code).toBe(0);
  expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({
    outcome: 'migrated',
    rows: 22,
    timeZone: 'UTC',
    tables: expect.arrayContaining([{ name: 'rounds', rows: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]),
  });

  const before = await contentOf(database);
  const second = await migrate(['--from', from], { DATABASE_URL: database.url });
  expect(second).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('The target holds the same data already: 22 rows compared, nothing written.'),
  });
  expect(await contentOf(database)).toBe(before);
});

test('a refusal: exit code 1, the cell named, the target as before, every reason in the report', async () => {
  const database = await target();
  const before = await contentOf(database);
  const report = freshFile('.json');
  const { code, stderr, stdout } = await migrate(['--from', bad, '--to', database.url, '--report', report]);
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toContain(`player_comprehensive_stats row 11, kills = 'abc': text where a whole number belongs\n`);
  expect(stderr).toMatch(/\nRefused, nothing was written \(1 reason\)\.\n$/);
  expect(await contentOf(database)).toBe(before);
  expect(JSON.parse(readFileSync(report, 'utf8'))).toEqual({
    outcome: 'refused',
    count: 1,
    findings: [
      {
        table: 'player_comprehensive_stats',
        row: '11',
        column: 'kills',
        value: `'abc'`,
        problem: 'text where a whole number belongs',
      },
    ],
  });
});

test('--quarantine, --verify and --export, with the count in the last line', async () => {
  const { url, client } = await target();
  const quarantined = await migrate(['--from', bad, '--to', url, '--quarantine', '--timezone', 'Europe/Berlin']);
  expect(quarantined.code).toBe(0);
  expect(quarantined.stdout).toContain(
    `  quarantined: player_comprehensive_stats row 11: kills text where a whole number belongs\n`,
  );
  expect(quarantined.stdout).toMatch(/\n21 rows migrated .*, 1 rows quarantined\.\n$/);
  const verified = await migrate(['--verify', '--from', bad, '--to', url]);
  expect(verified).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/\n21 rows are equal in every cell \(\d+\.\d s\)\.\n$/),
  });
  const file = freshFile();
  const exported = await migrate(['--export', file, '--to', url]);
  expect(exported).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/\n22 rows written to .* and compared in \d+\.\d s\.\n$/),
  });
  await client.query(`update rounds set map_name = 'adlernest' where id = 2`);
  const different = await migrate(['--verify', '--from', bad, '--to', url]);
  expect(different.code).toBe(1);
  expect(different.stderr).toBe(
    `rounds row 2, map_name = 'supply': is 'adlernest' in the target\nNot the same (1 reason).\n`,
  );
});

test.each<[args: string[], message: string]>([
  [[], '--from FILE is needed: the legacy SQLite database.'],
  [['--from', from, '--frm', 'x'], '--frm is not an option of this command.'],
  [['--from', from, 'more'], 'more is not an option of this command.'],
  [['--from', from, '--to'], '--to needs a value.'],
  [['--from', from, '--to', 'file.db'], '--to must be a connection string: postgres://user:password@host/database'],
  [
    ['--from', from, '--to', 'postgres://u:S3cret%@host/db'],
    '--to cannot be read: write special characters of the password as %XX, such as %40 for @.',
  ],
  [['--from', from, '--timezone', 'Berlin'], '--timezone Berlin is no time zone: write one like Europe/Berlin.'],
  [['--from', from, '--discard-new'], '--discard-new only goes with --replace.'],
  [['--from', from, '--verify', '--replace'], '--replace does not go with --verify.'],
  [
    ['--from', from, '--export', 'out.db'],
    '--export reads the PostgreSQL that --to names; --from does not go with it.',
  ],
])('misuse %j: %s', (args, message) => {
  expect(() => readJob(parseArgs(args, flags), {})).toThrow(new UsageError(message));
});

test('misuse ends with exit code 2 and the usage, and tells no password', async () => {
  const { code, stderr, stdout } = await migrate(['--from', from, '--to', 'postgres://u:S3cret%@host/db']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('USAGE npm run migrate -- [OPTIONS]');
  expect(stderr).not.toContain('S3cret');
});

test('--help lists every flag', async () => {
  const { code, stdout } = await migrate(['--help']);
  expect(code).toBe(0);
  for (const flag of Object.keys(flags)) expect(stdout).toContain(`--${flag}`);
});

test('a password is never printed', async () => {
  const { code, stderr } = await migrate(['--from', from, '--to', 'postgres://someone:S3cret!@127.0.0.1:1/db']);
  expect(code).toBe(1);
  expect(stderr).toContain('The database cannot be reached');
  expect(stderr).not.toContain('S3cret');
});
