import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { UsageError } from '../../../scripts/cli/errors.ts';
import { command, readJob } from '../../../scripts/migrate/command.ts';
import { parsed } from '../../support/parsed.ts';
import { testSometimes } from '../../support/sample.ts';
import { freshFile, legacyFile } from './legacy.ts';
import { contentOf, target } from './target-database.ts';

interface Result {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the command as npm does. */
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
    stdout: expect.stringMatching(/\nAll 22 rows can be migrated; nothing written\.\n$/),
  });
  expect((await database.client.query(`select to_regclass('rounds') as table`)).rows).toEqual([{ table: null }]);

  const first = await migrate(['--from', from, '--to', database.url, '--report', report]);
  expect(first.stdout).toMatch(/\n22 rows migrated and verified in \d+\.\d s \(\d+ rows\/s\)\.\n$/);
  expect(first.stderr.split('\n')).toEqual(
    expect.arrayContaining([
      'checking source and target',
      'loading weapon_comprehensive_stats: 8 of 8',
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
    stdout: expect.stringContaining('The target already holds the same data: 22 rows compared, nothing written.'),
  });
  expect(await contentOf(database)).toBe(before);
});

test('a refusal: exit code 1, the cell named, the target unchanged, every reason in the report', async () => {
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

testSometimes('--quarantine, --verify and --export, with the count in the last line', async () => {
  const { url, client } = await target();
  const quarantined = await migrate(['--from', bad, '--to', url, '--quarantine', '--timezone', 'Europe/Berlin']);
  expect(quarantined.code).toBe(0);
  expect(quarantined.stdout).toContain(
    `  quarantined: 1 row of player_comprehensive_stats: kills text where a whole number belongs (row 11)\n`,
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
  expect(different.stderr).toEqual(
    expect.stringContaining(
      `\nrounds row 2, map_name = 'supply': is 'adlernest' in the target\nThe source and the target differ (1 reason).\n`,
    ),
  );
});

test.each<[args: string[], message: string]>([
  [[], '--from FILE is missing: name the legacy SQLite database.'],
  [['--from', ' '], '--from needs a value.'],
  [['--from', from, '--timezone', 'Berlin'], '--timezone takes an IANA time zone such as Europe/Berlin, not "Berlin".'],
  [['--from', from, '--discard-new'], '--discard-new needs --replace.'],
  [['--from', from, '--verify', '--replace'], '--replace cannot be combined with --verify.'],
  [
    ['--from', from, '--export', 'out.db'],
    '--export reads the PostgreSQL database that --to names, so it cannot be combined with --from.',
  ],
])('misuse %j: %s', (args, message) => {
  expect(() => readJob(parsed(command, args))).toThrow(new UsageError(message));
});

testSometimes('--json prints the report, of a refusal too', async () => {
  const { url } = await target('template0');
  const refused = await migrate(['--from', bad, '--to', url, '--json']);
  expect(JSON.parse(refused.stdout)).toMatchObject({ outcome: 'refused', count: 1 });
  const migrated = await migrate(['--from', from, '--to', url, '--json']);
  expect(JSON.parse(migrated.stdout)).toMatchObject({ outcome: 'migrated', rows: 22 });
});

testSometimes('--quarantine summarises many findings', async () => {
  const { url } = await target('template0');
  const many = legacyFile(`update player_comprehensive_stats set kills = 'abc'`);
  const { stdout } = await migrate(['--from', many, '--to', url, '--quarantine']);
  expect(stdout.match(/^ {2}quarantined: .*$/gm)).toEqual([
    expect.stringMatching(
      /^ {2}quarantined: \d+ rows of player_comprehensive_stats: kills text where a whole number belongs \(row such as 10, 11, \d+\)$/,
    ),
  ]);
});

test('a password is never printed', async () => {
  const { code, stderr } = await migrate(['--from', from, '--to', 'postgres://someone:S3cret!@127.0.0.1:1/db']);
  expect(code).toBe(1);
  expect(stderr).toContain('The database cannot be reached');
  expect(stderr).not.toContain('S3cret');
});
