import { expect, test } from 'vitest';
import { migrateDatabase } from '../../../scripts/migrate/steps/migrate.ts';
import { verifyDatabase } from '../../../scripts/migrate/steps/verify.ts';
import { testSometimes } from '../../support/sample.ts';
import { legacyFile, looseTables } from './legacy.ts';
import { target } from './target-database.ts';

test('rows that cannot be migrated are quarantined with their reasons, the others are migrated', async () => {
  const { url, client } = await target();
  const from = legacyFile(`update rounds set round_time = 'late' where id = 2;
    update weapon_comprehensive_stats set hits = 'many', shots = 1.5 where id = 103`);
  const report = await migrateDatabase({ from, to: url, quarantine: true });
  expect(report.tables.map(({ name, rows }) => [name, rows]).slice(0, 3)).toEqual([
    ['rounds', 1],
    ['player_comprehensive_stats', 4],
    ['weapon_comprehensive_stats', 3],
  ]);
  expect(report.quarantined).toHaveLength(10);
  const { rows } = await client.query('select table_name, row_id, problems from quarantined_rows order by position');
  expect(rows).toContainEqual({
    table_name: 'rounds',
    row_id: '2',
    problems: `round_time = 'late': text where a time like 212345 or 21:23:45 belongs`,
  });
  expect(rows).toContainEqual({
    table_name: 'player_comprehensive_stats',
    row_id: '20',
    problems: 'round_id = 2: names a round that is quarantined',
  });
  expect(rows).toContainEqual({
    table_name: 'weapon_comprehensive_stats',
    row_id: '103',
    problems: `shots = 1.5: a fraction where a whole number belongs\nhits = 'many': text where a whole number belongs`,
  });
  await expect(verifyDatabase({ from, to: url })).resolves.toMatchObject({ quarantined: 10, equal: { rounds: 1 } });
  await client.query(`update quarantined_rows set content = '{}' where row_id = '103'`);
  await expect(verifyDatabase({ from, to: url })).rejects.toThrow('weapon_comprehensive_stats row 103, shots = 1.5');
});

testSometimes('of duplicate rows the first is migrated', async () => {
  const { url, client } = await target();
  const from = legacyFile(`update processed_files set filename = 'same'`, { tables: looseTables() });
  const { quarantined } = await migrateDatabase({ from, to: url, quarantine: true });
  expect(quarantined.map(({ row }) => row)).toEqual(['8']);
  expect((await client.query('select id from processed_files')).rows).toEqual([{ id: '7' }]);
});

testSometimes('--strip-nul and --empty-as-null repair exactly what they promise, and count it', async () => {
  const { url, client } = await target();
  const from =
    legacyFile(`update player_comprehensive_stats set clean_name = 'a' || char(0) || 'b' || char(0), kills = '' where id = 11;
    update processed_files set processed_at = '', error_message = '' where id = 7`);
  const { notes } = await migrateDatabase({ from, to: url, stripNul: true, emptyAsNull: true });
  expect(notes.slice(0, 2)).toEqual([
    'NUL characters removed from 1 texts (--strip-nul)',
    '2 empty texts read as NULL (--empty-as-null)',
  ]);
  const { rows } = await client.query(
    `select clean_name, kills, processed_at, error_message from player_comprehensive_stats p, processed_files f where p.id = 11 and f.id = 7`,
  );
  expect(rows).toEqual([{ clean_name: 'ab', kills: null, processed_at: null, error_message: '' }]);
});

testSometimes('--empty-as-null does not invent values where one is required', async () => {
  const { url } = await target();
  const from = legacyFile(`update rounds set round_date = '' where id = 1`);
  await expect(migrateDatabase({ from, to: url, emptyAsNull: true })).rejects.toThrow(
    `rounds row 1, round_date = '': empty text where`,
  );
});
