import { expect, test } from 'vitest';
import { MigrationRefused, migrateDatabase } from '../../../scripts/migrate/steps/migrate.ts';
import { verifyDatabase } from '../../../scripts/migrate/steps/verify.ts';
import { sample, testSometimes } from '../../support/sample.ts';
import { legacyFile } from './legacy.ts';
import { contentOf, target } from './target-database.ts';

const first = legacyFile();
const later = legacyFile(
  `insert into processed_files (filename) values ('later'); update player_links set et_name = 'renamed'`,
);

test('the same again is recognised and nothing is written; something else is refused', async () => {
  const database = await target();
  await migrateDatabase({ from: first, to: database.url });
  const before = await contentOf(database);
  const again = await migrateDatabase({ from: first, to: database.url });
  expect(again).toMatchObject({ outcome: 'identical', rows: 22 });
  const error = await migrateDatabase({ from: later, to: database.url }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(MigrationRefused);
  expect((error as MigrationRefused).findings).toEqual(
    expect.arrayContaining([
      { table: 'rounds', problem: 'already has 2 rows in the target' },
      {
        table: 'player_links',
        row: '900719925474099301',
        column: 'et_name',
        value: `'renamed'`,
        problem: `is 'Player 0' in the target`,
      },
      { table: 'processed_files', row: '501', problem: 'is not in the target' },
      { table: 'target', problem: 'holds other data: --replace overwrites it with the source' },
    ]),
  );
  expect(await contentOf(database)).toBe(before);
});

testSometimes('--replace puts the source in the place of an earlier migration', async () => {
  const database = await target();
  await migrateDatabase({ from: first, to: database.url });
  expect((await migrateDatabase({ from: first, to: database.url, replace: true })).outcome).toBe('migrated');
  const { rows } = await database.client.query(
    `select conname from pg_constraint where conrelid = 'rounds'::regclass and contype in ('p', 'u') order by 1`,
  );
  expect(rows.map(({ conname }) => conname)).toEqual(['rounds_match_round_key', 'rounds_pkey']);
  await expect(verifyDatabase({ from: first, to: database.url })).resolves.toMatchObject({ outcome: 'verified' });
});

testSometimes('--replace takes a source that got links and rosters since, and an empty target', async () => {
  const database = await target();
  const grown = legacyFile(`insert into player_links values (5, 'newcomer', 'BBBBBBB1', null, null, 0);
    insert into session_teams values (4, '2025-10-18', 'ALL', 'Team B', '[]', '[]', null)`);
  expect((await migrateDatabase({ from: first, to: database.url, replace: true })).outcome).toBe('migrated');
  expect((await migrateDatabase({ from: grown, to: database.url, replace: true })).outcome).toBe('migrated');
  const { rows } = await database.client.query('select discord_id from player_links order by 1');
  expect(rows).toEqual([{ discord_id: '5' }, { discord_id: '900719925474099301' }]);
});

const ownRows = [
  [
    'a round from a raw file',
    `update rounds set source = 'file' where id = 1`,
    'rounds: has 1 rounds imported from raw files',
  ],
  ['a verdict', 'update rounds set validity_override = true where id = 1', 'rounds: has 1 verdicts on rounds'],
  [
    'a link',
    `insert into player_links values (5, 'newcomer', 'BBBBBBB1')`,
    'player_links: has 1 rows that are not in the source',
  ],
  [
    'a chosen name',
    `insert into player_profiles values ('BBBBBBB1', 'Chosen')`,
    'player_profiles: has 1 rows that are not in the source',
  ],
  ['a setting', "insert into settings (name, value) values ('channel', '1')", 'settings: has 1 rows of its own'],
] as const;
test.each(sample(ownRows, 2))('--replace refuses to throw away %s', async (_, change, message) => {
  const database = await target();
  await migrateDatabase({ from: first, to: database.url });
  await database.client.query(change);
  const before = await contentOf(database);
  await expect(migrateDatabase({ from: first, to: database.url, replace: true })).rejects.toThrow(
    `${message}; --discard-new deletes them`,
  );
  expect(await contentOf(database)).toBe(before);
  await migrateDatabase({ from: first, to: database.url, replace: true, discardNew: true });
  await expect(verifyDatabase({ from: first, to: database.url })).resolves.toMatchObject({ replaced: 0, added: 0 });
});

testSometimes('--replace keeps tables of later versions that refer to rounds consistent or refuses', async () => {
  const database = await target();
  await migrateDatabase({ from: first, to: database.url });
  await database.client.query(
    'create table notes (round_id bigint references rounds on delete cascade); insert into notes values (2)',
  );
  const options = { from: first, to: database.url, replace: true, discardNew: true };
  expect((await migrateDatabase(options)).outcome).toBe('migrated');
  await expect(database.client.query('insert into notes values (99)')).rejects.toThrow(
    'violates foreign key constraint',
  );
  const without = legacyFile(`delete from player_comprehensive_stats where round_id = 2;
    delete from weapon_comprehensive_stats where round_id = 2; delete from rounds where id = 2`);
  await expect(migrateDatabase({ ...options, from: without })).rejects.toThrow(
    'Key (round_id)=(2) is not present in table "rounds"',
  );
});

testSometimes('a dry run reports what would happen and writes nothing, wherever it stops', async () => {
  const database = await target('template0');
  const before = await contentOf(database);
  expect(await migrateDatabase({ from: first, to: database.url, dryRun: true })).toMatchObject({
    outcome: 'checked',
    rows: 22,
  });
  expect(await contentOf(database)).toBe(before);
  await migrateDatabase({ from: first, to: database.url });
  const filled = await contentOf(database);
  expect((await migrateDatabase({ from: first, to: database.url, dryRun: true })).outcome).toBe('identical');
  await expect(migrateDatabase({ from: later, to: database.url, dryRun: true })).rejects.toThrow('holds other data');
  expect(await contentOf(database)).toBe(filled);
});
