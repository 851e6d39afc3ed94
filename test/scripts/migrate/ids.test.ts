import { describe, expect, test } from 'vitest';
import { exportDatabase } from '../../../scripts/migrate/steps/export.ts';
import { MigrationRefused, migrateDatabase } from '../../../scripts/migrate/steps/migrate.ts';
import { verifyDatabase } from '../../../scripts/migrate/steps/verify.ts';
import { sample, testSometimes } from '../../support/sample.ts';
import { cellsOf, freshFile, legacyFile } from './legacy.ts';
import { contentOf, target } from './target-database.ts';

const last = '9223372036854775807';
const problem =
  'is the highest possible id, so no row could be added after it: give this row another id (docs/migration.md says how)';

const oneAlias = `insert into player_aliases values (9, 'AAAAAAA1', 'Known', null, null, 5);`;
const rows: [table: string, id: number][] = [
  ['rounds', 2],
  ['player_comprehensive_stats', 11],
  ['weapon_comprehensive_stats', 101],
  ['processed_files', 8],
  ['session_teams', 3],
  ['player_aliases', 9],
];

describe('ids at the end of the range', () => {
  test.each(sample(rows, 3))('the highest id of all in %s is refused by table and row', async (table, id) => {
    const database = await target();
    const before = await contentOf(database);
    const children = table === 'rounds' ? ['player', 'weapon'] : [];
    const change = children.map(
      (kind) => `update ${kind}_comprehensive_stats set round_id = ${last} where round_id = 2;`,
    );
    const file = legacyFile(`${oneAlias} ${change.join(' ')} update ${table} set id = ${last} where id = ${id}`);
    for (const dryRun of [true, false]) {
      const error = await migrateDatabase({ from: file, to: database.url, dryRun }).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(MigrationRefused);
      expect((error as MigrationRefused).findings).toEqual([{ table, row: last, column: 'id', value: last, problem }]);
      expect(await contentOf(database)).toBe(before);
    }
  });

  test('quarantined by --quarantine: new ids continue after the others, and the export restores the row', async () => {
    const { url, client } = await target();
    const file = legacyFile(`update processed_files set id = ${last} where id = 8`);
    const report = await migrateDatabase({ from: file, to: url, quarantine: true });
    expect(report.quarantined.map(({ table, row }) => `${table} ${row}`)).toEqual([`processed_files ${last}`]);
    await verifyDatabase({ from: file, to: url });
    const back = freshFile();
    await exportDatabase({ to: url, file: back });
    expect(cellsOf(back).tables.processed_files).toEqual(cellsOf(file).tables.processed_files);
    const added = await client.query(`insert into processed_files (filename) values ('new') returning id`);
    expect(added.rows).toEqual([{ id: '501' }]);
  });

  testSometimes('an exhausted sequence is ignored and reported', async () => {
    const { url, client } = await target();
    const file = legacyFile(`update sqlite_sequence set seq = ${last};
      insert into sqlite_sequence (name, seq) values ('player_aliases', ${last})`);
    const { notes, seededAliases } = await migrateDatabase({ from: file, to: url });
    expect(seededAliases).toBe(4);
    expect(notes).toContain(
      `sqlite_sequence names ${last} as the last id of processed_files, which leaves no ids for new rows: they continue after row 8`,
    );
    await verifyDatabase({ from: file, to: url });
    const { rows: added } = await client.query(
      `insert into player_aliases (guid, alias) values ('AAAAAAA1', 'another') returning id`,
    );
    expect(added).toEqual([{ id: '5' }]);
    const back = freshFile();
    await exportDatabase({ to: url, file: back });
    expect(cellsOf(back).sequences).toMatchObject({ rounds: 2n, processed_files: 8n, player_aliases: 5n });
  });

  testSometimes('the highest id but one is migrated, with a note that ids are running out', async () => {
    const { url, client } = await target();
    const file = legacyFile('update processed_files set id = 9223372036854775806 where id = 8');
    const { notes } = await migrateDatabase({ from: file, to: url });
    expect(notes).toContain(
      'processed_files row 9223372036854775806 leaves only 1 ids for new rows: give that row another id',
    );
    const added = await client.query(`insert into processed_files (filename) values ('new') returning id`);
    expect(added.rows).toEqual([{ id: last }]);
  });

  testSometimes('the lowest id of all, 0 and negative ids are migrated', async () => {
    const { url, client } = await target();
    const file =
      legacyFile(`delete from sqlite_sequence; update processed_files set id = -9223372036854775808 where id = 7;
      update processed_files set id = 0 where id = 8; update rounds set id = -2 where id = 2;
      update player_comprehensive_stats set round_id = -2 where round_id = 2;
      update weapon_comprehensive_stats set round_id = -2 where round_id = 2`);
    await migrateDatabase({ from: file, to: url });
    await verifyDatabase({ from: file, to: url });
    const added = await client.query(`insert into processed_files (filename) values ('new') returning id`);
    expect(added.rows).toEqual([{ id: '1' }]);
  });
});
