import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { migrateDatabase } from '../../../scripts/migrate/steps/migrate.ts';
import { verifyDatabase } from '../../../scripts/migrate/steps/verify.ts';
import { sample, testSometimes } from '../../support/sample.ts';
import { freshFile, legacyFile, legacyFolder } from './legacy.ts';
import { target } from './target-database.ts';

const nobody = 65534;
const isRoot = process.getuid?.() === 0;

/** Creates a legacy database alone in a folder. */
function aloneIn(change: string): string {
  const home = freshFile('');
  mkdirSync(home);
  const file = join(home, 'bot.db');
  renameSync(legacyFile(change), file);
  return file;
}

/**
 * Returns everything observable about the files of a folder, except access times. Under root SQLite changes the owner of files beside a
 * database to the database's owner when it opens it, so the time of that change is also excluded.
 */
function traces(file: string): string[] {
  const home = dirname(file);
  const names = ['.', ...readdirSync(home).sort()];
  return names.map((name) => {
    const { mode, uid, gid, size, mtimeNs, ctimeNs, ino } = statSync(join(home, name), { bigint: true });
    const bytes =
      name === '.'
        ? ''
        : createHash('sha256')
            .update(readFileSync(join(home, name)))
            .digest('hex');
    return [name, mode, uid, gid, size, mtimeNs, name.includes('-') ? '' : ctimeNs, ino, bytes].join(' ');
  });
}

/** Starts a bot in a process of its own. It runs some SQL and then stops, is killed or continues to run. */
async function bot(file: string, sql: string, then: 'stops' | 'is killed' | 'runs') {
  const child = spawn(process.execPath, ['--input-type=module', '-e', botProgram, file, sql, then], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (then !== 'runs') await once(child, 'exit');
  else await once(child.stdout, 'data');
  return async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
}

const botProgram = `
  import { DatabaseSync } from 'node:sqlite';
  const [file, sql, then] = process.argv.slice(-3);
  const database = new DatabaseSync(file);
  database.exec(sql);
  if (then === 'stops') database.close();
  if (then === 'is killed') process.kill(process.pid, 'SIGKILL');
  console.log('ready');
  if (then === 'runs') setInterval(() => {}, 1000);`;

const wal = 'pragma journal_mode = wal';
const newFile = `insert into processed_files (filename) values ('late.txt')`;
/** SQL so long that SQLite writes a part of it into the file before the commit. */
const unfinished = `pragma cache_size = 2; begin; update processed_files set filename = printf('%.*c', 90000, 'x') || id`;

/** How a bot leaves its file, which files then exist, and whether the last file of a round is in the database. */
const states: [
  state: string,
  make: () => Promise<{ file: string; end?: () => Promise<void> }>,
  names: string[],
  late: boolean,
][] = [
  ['a rollback journal, stopped', async () => ({ file: aloneIn(newFile) }), ['bot.db'], true],
  ['write-ahead logging, stopped', async () => ({ file: aloneIn(`${wal}; ${newFile}`) }), ['bot.db'], true],
  [
    'write-ahead logging, running',
    () => withBot(`${newFile}; select * from rounds; ${newFile.replace('late', 'later')}; select 1`, 'runs'),
    ['bot.db', 'bot.db-shm', 'bot.db-wal'],
    true,
  ],
  ['write-ahead logging, killed', () => withBot(newFile, 'is killed'), ['bot.db', 'bot.db-shm', 'bot.db-wal'], true],
  [
    'write-ahead logging, killed, its -shm lost',
    async () => {
      const { file } = await withBot(newFile, 'is killed');
      rmSync(`${file}-shm`);
      return { file };
    },
    ['bot.db', 'bot.db-wal'],
    true,
  ],
  [
    'a rollback journal, killed in a change',
    async () => {
      const file = aloneIn('');
      await bot(file, `${newFile}; ${unfinished}`, 'is killed');
      return { file };
    },
    ['bot.db', 'bot.db-journal'],
    true,
  ],
];

async function withBot(sql: string, then: 'is killed' | 'runs') {
  const file = aloneIn(wal);
  return { file, end: await bot(file, sql, then) };
}

describe('the source is left as it was in every way', () => {
  test.each(sample(states, 1))('%s', async (_, make, names, late) => {
    const { url, client } = await target();
    const { file, end } = await make();
    try {
      expect(readdirSync(dirname(file)).sort()).toEqual(names);
      const before = traces(file);
      await migrateDatabase({ from: file, to: url, dryRun: true });
      expect(traces(file)).toEqual(before);
      await migrateDatabase({ from: file, to: url });
      await verifyDatabase({ from: file, to: url });
      expect((await migrateDatabase({ from: file, to: url })).outcome).toBe('identical');
      expect(traces(file)).toEqual(before);
      const { rows } = await client.query(`select id from processed_files where filename = 'late.txt'`);
      expect(rows).toHaveLength(late ? 1 : 0);
      expect((await client.query('select max(length(filename)) as longest from processed_files')).rows).toEqual([
        { longest: 36 },
      ]);
    } finally {
      await end?.();
    }
  });

  testSometimes('a large file, which a separate thread reads', async () => {
    const { url } = await target();
    const large = `update processed_files set error_message = printf('%.*c', 5000000, 'x')`;
    for (const file of [aloneIn(`${wal}; ${large}`), (await withBot(large, 'is killed')).file]) {
      const before = traces(file);
      await migrateDatabase({ from: file, to: url, replace: true });
      expect(traces(file)).toEqual(before);
    }
  });

  testSometimes('the command says that it made a copy, and removes it', async () => {
    const { url } = await target();
    const copies = () => readdirSync(tmpdir()).filter((name) => name.startsWith('stopwatch-source-'));
    const file = aloneIn('');
    await bot(file, unfinished, 'is killed');
    const before = copies();
    const { notes } = await migrateDatabase({ from: file, to: url });
    expect(notes[0]).toMatch(/^the bot was interrupted in a change: a copy .*, and the file itself is unchanged$/);
    expect(copies()).toEqual(before);
  });

  testSometimes(
    'a bot that starts meanwhile and writes into the file is noticed, and nothing was written',
    async () => {
      const { url, client } = await target();
      const file = aloneIn(wal);
      const start = () => {
        const database = new DatabaseSync(file);
        database.exec(newFile);
        database.close();
      };
      const onProgress = ({ phase }: { phase: string }) => void (phase === 'rollups' && start());
      await expect(migrateDatabase({ from: file, to: url, onProgress })).rejects.toThrow(
        `source: ${file} was changed while it was read: stop the bot, or run this again`,
      );
      expect((await client.query('select from rounds')).rows).toEqual([]);
      expect((await migrateDatabase({ from: file, to: url })).outcome).toBe('migrated');
    },
  );
});

describe.runIf(isRoot)('files of another user (needs root)', () => {
  /** Runs the command as user `nobody`. */
  function asNobody(...args: string[]) {
    chmodSync(legacyFolder(), 0o755);
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      uid: nobody,
      gid: nobody,
      encoding: 'utf8',
    });
    return { code: status, stdout, stderr };
  }
  const migrate = (from: string, to: string) =>
    asNobody('scripts/migrate/index.ts', '--dry-run', '--from', from, '--to', to);
  const give = (file: string) => {
    for (const name of ['.', ...readdirSync(dirname(file))]) chownSync(join(dirname(file), name), nobody, nobody);
  };

  testSometimes('the bot can write after a migration by root', async () => {
    const { url } = await target();
    const file = aloneIn(wal);
    give(file);
    await migrateDatabase({ from: file, to: url, dryRun: true });
    await migrateDatabase({ from: file, to: url });
    expect(readdirSync(dirname(file))).toEqual(['bot.db']);
    expect(asNobody('--input-type=module', '-e', botProgram, file, newFile, 'stops')).toMatchObject({
      code: 0,
      stderr: '',
    });
  });

  test.each(
    sample(
      states.filter(([state]) => !state.endsWith('running')),
      2,
    ),
  )('a folder that is only read: %s', async (_, make) => {
    const { url } = await target();
    const { file } = await make();
    chmodSync(dirname(file), 0o555);
    for (const name of readdirSync(dirname(file))) chmodSync(join(dirname(file), name), 0o444);
    const before = traces(file);
    expect(migrate(file, url)).toMatchObject({ code: 0, stdout: expect.stringContaining('rows can be migrated') });
    expect(traces(file)).toEqual(before);
  });

  testSometimes('a file without read permission is named', async () => {
    const { url } = await target();
    const file = aloneIn(wal);
    await bot(file, newFile, 'is killed');
    chmodSync(`${file}-wal`, 0o600);
    expect(migrate(file, url)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        `source: ${file}-wal cannot be read by this user, and ${file} is incomplete without it`,
      ),
    });
    chmodSync(file, 0o600);
    expect(migrate(file, url).stderr).toContain(`source: ${file} cannot be read: this user lacks the permission`);
  });
});
