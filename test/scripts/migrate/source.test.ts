import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { MigrationRefused, migrateDatabase } from '../../../scripts/migrate/steps/migrate.ts';
import { testSometimes } from '../../support/sample.ts';
import { freshFile, legacyFile, tablesWith } from './legacy.ts';
import { contentOf, target } from './target-database.ts';

const database = await target();
const before = await contentOf(database);

async function refusal(from: string, ignoreExtra = false): Promise<MigrationRefused> {
  const error = await migrateDatabase({ from, to: database.url, ignoreExtra }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(MigrationRefused);
  expect(await contentOf(database)).toBe(before);
  return error as MigrationRefused;
}

test.each<[what: string, make: (file: string) => void, message: string]>([
  ['missing', () => {}, 'source: there is no file FILE'],
  ['a directory', (file) => mkdirSync(file), 'source: FILE is a directory; name the database file inside it'],
  ['empty', (file) => writeFileSync(file, ''), 'source: FILE is empty (0 bytes)'],
  [
    'something else',
    (file) => writeFileSync(file, 'id,name\n'.repeat(100)),
    'source: FILE is not a SQLite database (or it is encrypted: decrypt it first)',
  ],
  [
    'encrypted',
    (file) =>
      writeFileSync(
        file,
        readFileSync(legacyFile()).map((byte) => byte ^ 0x5a),
      ),
    'source: FILE is not a SQLite database (or it is encrypted: decrypt it first)',
  ],
  [
    'truncated',
    (file) => {
      copyFileSync(legacyFile(), file);
      truncateSync(file, 3 * 4096);
    },
    'source: FILE is damaged. Recover it with: sqlite3 FILE .recover (database disk image is malformed)',
  ],
])('a file that is %s is refused', async (_, make, message) => {
  const file = freshFile();
  make(file);
  expect((await refusal(file)).message).toBe(message.replace('FILE', file));
});

test('a corrupt page is refused', async () => {
  const file = legacyFile();
  const [page] = new DatabaseSync(file, { readOnly: true })
    .prepare(`select rootpage from sqlite_master where name = 'weapon_comprehensive_stats'`)
    .all();
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(2000, 0xff), 0, 2000, (Number(page?.rootpage) - 1) * 4096 + 8);
  closeSync(handle);
  expect((await refusal(file)).message).toMatch(/^source: .* is damaged/);
});

testSometimes('an empty database and one of another program are refused with what they lack', async () => {
  const other = freshFile();
  new DatabaseSync(other).exec('create table notes (text)');
  expect((await refusal(other)).message).toBe(`source: ${other} holds none of the bot's tables`);
});

testSometimes(
  'a locked file is refused after a while',
  async () => {
    const file = legacyFile();
    const writer = new DatabaseSync(file);
    writer.exec('begin exclusive');
    const { message } = await refusal(file);
    writer.close();
    expect(message).toMatch(/^source: .* is locked by another program: stop the bot, or run this again in a moment/);
  },
  20_000,
);

const extra = (table: string, column?: string) => ({
  table,
  ...(column && { column }),
  problem: expect.stringMatching(/is an unknown .*; --ignore-extra ignores it$/),
});

test.each<[what: string, change: string, finding: object]>([
  [
    'a missing table',
    'drop table weapon_comprehensive_stats',
    { table: 'weapon_comprehensive_stats', problem: 'is missing from the source' },
  ],
  [
    'a missing column',
    'alter table player_comprehensive_stats drop column kills',
    { table: 'player_comprehensive_stats', column: 'kills', problem: 'is missing from the source' },
  ],
  ['an unknown table', 'create table "select" ("order" text)', extra('select')],
  ['an unknown column', 'alter table rounds add column "group" text', extra('rounds', 'group')],
  ['a virtual table', 'create virtual table search using fts5(name)', extra('search')],
  [
    'a view in the place of a table',
    'alter table session_teams rename to old_teams; create view session_teams as select * from old_teams',
    { table: 'session_teams', problem: 'is a view in the source where a plain table belongs' },
  ],
])('%s is refused by name', async (_, change, finding) => {
  expect((await refusal(legacyFile(change))).findings).toContainEqual(finding);
});

testSometimes('unknown tables and columns can be ignored, and the report names them', async () => {
  const file = legacyFile(`create table "select" ("order" text); alter table rounds add column "group" text;
    alter table player_links add column shouted text as (upper(discord_username));
    create view best as select * from rounds; create trigger t after insert on rounds begin select 1; end;
    create virtual table search using fts5(name)`);
  const fresh = await target();
  const { notes, outcome } = await migrateDatabase({ from: file, to: fresh.url, ignoreExtra: true });
  expect(outcome).toBe('migrated');
  expect(notes.slice(0, 6)).toEqual([
    'rounds.group is an unknown column: ignored',
    'player_links.shouted is generated from other columns: ignored',
    'view best is ignored',
    'search is an unknown table (0 rows): ignored',
    'select is an unknown table (0 rows): ignored',
    'trigger t is ignored',
  ]);
});

testSometimes('a generated column is read like any other', async () => {
  const tables = tablesWith({ 'kd_ratio REAL DEFAULT 0': 'kd_ratio REAL AS (1.0 * kills / max(1, deaths))' });
  const fresh = await target();
  await migrateDatabase({ from: legacyFile('', { tables }), to: fresh.url });
  const { rows } = await fresh.client.query('select kd_ratio from player_comprehensive_stats where id = 13');
  expect(rows).toEqual([{ kd_ratio: 2 }]);
});

testSometimes('a UTF-16 database is migrated with every character', async () => {
  const name = 'Zoë 🎯 \ufffd';
  const file = legacyFile(`update player_comprehensive_stats set player_name = '${name}' where id = 10`, {
    encoding: 'UTF-16le',
  });
  const fresh = await target();
  await migrateDatabase({ from: file, to: fresh.url });
  const { rows } = await fresh.client.query('select player_name from player_comprehensive_stats where id = 10');
  expect(rows).toEqual([{ player_name: name }]);
  const lone = legacyFile(`update player_comprehensive_stats set player_name = cast(x'00d8' as text) where id = 10`, {
    encoding: 'UTF-16le',
  });
  expect((await refusal(lone)).message).toContain('row 10, player_name');
});

testSometimes(
  'a database that a bot writes meanwhile is migrated as it was at one instant',
  async () => {
    const file = legacyFile('pragma journal_mode = wal');
    const bot = spawn(process.execPath, ['--input-type=module', '-e', busyBot, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(bot.stdout, 'data');
    try {
      for (let run = 0; run < 3; run++) {
        const fresh = await target();
        await migrateDatabase({ from: file, to: fresh.url });
        const { rows } = await fresh.client.query<{ odd: string }>(
          `select count(*) as odd from rounds r
        where (select count(*) from weapon_comprehensive_stats w where w.round_id = r.id and r.id > 2) not in (0, 4)
          or r.id > 2 and not exists (select from weapon_comprehensive_stats w where w.round_id = r.id)`,
        );
        expect(rows).toEqual([{ odd: '0' }]);
      }
    } finally {
      bot.kill();
      await once(bot, 'exit');
    }
  },
  60_000,
);

/** A program that adds a round with four weapon rows per transaction, as fast as it can. */
const busyBot = `
  import { DatabaseSync } from 'node:sqlite';
  const database = new DatabaseSync(process.argv.at(-1));
  for (let id = 3; ; id++) {
    database.exec(\`begin;
      insert into rounds select \${id}, round_date, round_time, 'match \${id}', map_name, 1, time_limit, actual_time, 0, 0, 0, null, null, created_at
        from rounds where id = 1;
      insert into weapon_comprehensive_stats (round_id, round_date, map_name, round_number, player_guid, player_name, weapon_name)
        select \${id}, round_date, map_name, 1, player_guid, player_name, weapon_name from weapon_comprehensive_stats where round_id = 1;
      commit\`);
    if (id === 3) console.log('ready');
  }`;
