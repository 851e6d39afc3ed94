import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readTables, schemaTables } from '../../../scripts/backup/tables.ts';
import { writeBackup } from '../../../scripts/backup/write-backup.ts';
import { restoreBackup } from '../../../scripts/restore/restore-backup.ts';
import { applySchema } from '../../../scripts/schema/apply.ts';
import { newestVersion } from '../../../scripts/schema/migrations.ts';
import { roleSql } from '../../../scripts/schema/role.ts';
import { expectedColumns } from '../../../src/db/expected-columns.ts';
import { dataOf } from '../../support/backup/data-of.ts';
import { insertOddRows } from '../../support/backup/odd-rows.ts';
import { runProgram } from '../../support/backup/programs.ts';
import { startBot } from '../../support/bot.ts';
import { createDatabase } from '../../support/database.ts';
import { testSometimes } from '../../support/sample.ts';
import { workerRole } from '../../support/worker-role.ts';
import { freshFile } from '../migrate/legacy.ts';
import { target } from '../migrate/target-database.ts';

test('a backup is restored with every table, sum and sequence, and the bot answers from it as before', async () => {
  const original = await startBot({ data: 'small' });
  const restored = await createDatabase('template0');
  await insertOddRows(original.database.client);
  const before = await dataOf(original.database.client);
  const file = freshFile('.sql.gz');

  const saved = await runProgram('scripts/backup/index.ts', [file, '--from', original.database.url]);
  expect(saved).toMatchObject({
    code: 0,
    out: expect.stringMatching(/rows of schema \d+ saved to .*\.sql\.gz, .* MB|KB/),
  });
  expect(saved.err).toMatch(/^target: small_\w+ on 127\.0\.0\.1:\d+ \(--from\)\n/);
  const verified = await runProgram('scripts/backup/index.ts', ['--verify', file]);
  expect(verified).toMatchObject({ code: 0, out: expect.stringContaining(`${file} is good: `) });

  const done = await runProgram('scripts/restore/index.ts', [file, '--to', restored.url, '--json']);
  expect(done.code).toBe(0);
  expect(JSON.parse(done.out)).toMatchObject({ schema: newestVersion, forgottenSince: 0, notes: [] });
  expect(done.err).not.toContain('Warning');
  expect(await dataOf(restored.client)).toEqual(before);

  await restored.client.query(roleSql(workerRole.username));
  const bot = await startBot({ database: restored });
  for (const command of ['/leaderboard stat:dpm', '/last', '/stats player:a', '/sessions']) {
    const [then, now] = [await original.discord.ask(command), await bot.discord.ask(command)];
    expect(now.problems).toEqual([]);
    expect(now.message?.embeds[0]?.description).toBe(then.message?.embeds[0]?.description);
  }
  await original.close();
  await bot.close();
});

testSometimes('the same rows give the same bytes but for the header', async () => {
  const { url } = await target('small');
  const text = async () => {
    const file = freshFile('.sql.gz');
    await writeBackup({ file, from: url });
    return gunzipSync(readFileSync(file)).toString().split('\n').slice(2, -2).join('\n');
  };
  expect(await text()).toBe(await text());
});

test('every table and every column of the schema is in a backup, those that others point to first', async () => {
  const { client } = await target('empty');
  const { tables, foreign } = await readTables(client, newestVersion);
  expect(foreign).toEqual([]);
  const { rows } = await client.query<{ column: string }>(
    `select c.relname || '.' || a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm', 'f') and c.relname <> all ($1)`,
    [schemaTables],
  );
  const saved = tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column}`));
  expect(saved.sort()).toEqual(rows.map(({ column }) => column).sort());
  const expected = Object.entries(expectedColumns).flatMap(([table, columns]) =>
    Object.keys(columns).map((column) => `${table}.${column}`),
  );
  expect(saved.filter((column) => !expected.includes(column))).toEqual([]);
  expect(tables.filter(({ order }) => order === '1')).toEqual([]); // a table without a primary key would have no order
  const at = (wanted: string) => tables.findIndex(({ name }) => name === wanted);
  expect(at('round_files')).toBeLessThan(at('rounds'));
  expect(at('rounds')).toBeLessThan(at('player_comprehensive_stats'));
});

test("an owner's own tables and columns are named and left out, and what reads them is no matter", async () => {
  const { url, client } = await target('small');
  await client.query('create table my_notes (text text); alter table rounds add column mine text');
  const file = freshFile('.sql.gz');
  expect((await writeBackup({ file, from: url })).notes).toEqual([
    'my_notes is not of this project: not in the backup',
    'rounds.mine is not of this project: not in the backup',
  ]);
  const restored = await target('empty');
  expect((await restoreBackup({ file, to: restored.url })).notes).toEqual([]);
});

testSometimes('what is written while the backup runs is in it whole or not at all', async () => {
  const database = await target('small');
  const other = await target('template0');
  let isWriting = true;
  const writer = (async () => {
    for (let id = 1; isWriting; id++) {
      await database.client.query('insert into handled_interactions (id) values ($1)', [id]);
      await database.client.query(
        'delete from weapon_comprehensive_stats where id = (select min(id) from weapon_comprehensive_stats)',
      );
      await database.client.query(
        "insert into settings (name, value) values ('channel', 'x') on conflict (name) do update set value = settings.value || 'x'",
      );
    }
  })();
  const file = freshFile('.sql.gz');
  await writeBackup({ file, from: database.url }).finally(() => {
    isWriting = false;
  });
  await writer;
  await restoreBackup({ file, to: other.url });
});

testSometimes('a backup of an older schema is restored and brought up to this one', async () => {
  const old = await target('template0');
  await old.client.query(readFileSync(join(import.meta.dirname, '../../fixtures/schema-18.sql'), 'utf8'));
  const file = freshFile('.sql.gz');
  expect((await writeBackup({ file, from: old.url })).schema).toBe(18);
  const restored = await target('template0');
  const report = await restoreBackup({ file, to: restored.url });
  expect(report.notes).toEqual([`brought from schema 18 to ${newestVersion}`]);
  await applySchema(old.url);
  expect(await dataOf(restored.client)).toEqual(await dataOf(old.client));
});
