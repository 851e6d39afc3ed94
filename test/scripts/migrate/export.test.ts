import { existsSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, inject, test } from 'vitest';
import { generateBench } from '../../../demo/legacy/bench.ts';
import { createIndexSql, createTableSql, LEGACY_TABLES } from '../../../scripts/migrate/source/legacy-ddl.ts';
import { exportDatabase } from '../../../scripts/migrate/steps/export.ts';
import { migrateDatabase } from '../../../scripts/migrate/steps/migrate.ts';
import { testSometimes } from '../../support/sample.ts';
import { cellsOf, freshFile, legacyFile, looseTables } from './legacy.ts';
import { target } from './target-database.ts';

async function thereAndBack(from: string, options: { quarantine?: boolean; ignoreExtra?: boolean } = {}) {
  const { url, client } = await target();
  await migrateDatabase({ from, to: url, ...options });
  const file = freshFile();
  const report = await exportDatabase({ to: url, file });
  return { file, report, url, client };
}

/** Replaces different spellings of the same time by the one that the export writes: no colons, and a blank before whole seconds. */
function spelledAlike(file: string) {
  const { tables, sequences } = cellsOf(file);
  const alike = (cell: unknown) =>
    typeof cell === 'string'
      ? cell.replace(/^(\d\d):(\d\d):(\d\d)$/, '$1$2$3').replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)$/, '$1 $2')
      : cell;
  return {
    tables: Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.map((row) => row.map(alike))])),
    sequences,
  };
}

test('the demo comes back equal in every cell, with the legacy definitions and sequences at least as high', async () => {
  const { file } = await thereAndBack(inject('demoFile'));
  const [there, back] = [spelledAlike(inject('demoFile')), spelledAlike(file)];
  expect(back.tables).toEqual(there.tables);
  for (const [table, given] of Object.entries(there.sequences))
    expect(back.sequences[table]).toBeGreaterThanOrEqual(given);
  const database = new DatabaseSync(file);
  const sql = database
    .prepare('select sql from sqlite_master where sql is not null')
    .all()
    .map((row) => row.sql);
  expect(sql).toEqual(expect.arrayContaining([...LEGACY_TABLES.map(createTableSql), ...createIndexSql()]));
  expect(database.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
  database.exec(`insert into processed_files (filename) values ('next')`);
  const next = database.prepare('select max(id) as id from processed_files').get()?.id as number;
  expect(BigInt(next)).toBe((there.sequences.processed_files ?? 0n) + 1n);
  database.close();
});

testSometimes(
  'a larger database comes back equal, and migrates again as the same',
  async () => {
    const from = freshFile();
    generateBench({ path: from, size: { rows: 10_000 } });
    const { file, url } = await thereAndBack(from);
    expect(spelledAlike(file).tables).toEqual(spelledAlike(from).tables);
    expect((await migrateDatabase({ from: file, to: url })).outcome).toBe('identical');
  },
  60_000,
);

testSometimes('rows added since are in it, seeded aliases are not', async () => {
  const { url, client } = await target();
  await migrateDatabase({ from: legacyFile(), to: url });
  await client.query(`
    insert into rounds (round_date, round_time, match_id, map_name, round_number, played_at, session_start)
      values ('2025-11-01', '20:00', 'new', 'supply', 1, '2025-11-01 20:00Z', '2025-11-01 20:00Z');
    insert into player_aliases (guid, alias, last_seen) values ('CCCCCCC1', 'since', '2025-11-01 20:00:00.25Z');
    insert into player_profiles values ('CCCCCCC1', 'Chosen')`);
  const file = freshFile();
  const report = await exportDatabase({ to: url, file });
  const { tables, sequences } = cellsOf(file);
  expect(tables.rounds?.[2]?.slice(0, 6)).toEqual([3n, '2025-11-01', '200000', 'new', 'supply', 1n]);
  expect(tables.player_aliases?.map((row) => [row[2], row[4]])).toEqual([['since', '2025-11-01T20:00:00.250000']]);
  expect(sequences).toMatchObject({ rounds: 3n, processed_files: 500n });
  expect(report.notes).toEqual(['1 chosen display names were not exported: the legacy layout has no place for them']);
});

testSometimes('quarantined rows go back word for word', async () => {
  const change = `update player_comprehensive_stats set kills = 'abc', player_name = 'a' || char(0) where id = 11;
    update player_comprehensive_stats set dpm = 9e999, clean_name = cast(x'61ff' as text), xp = x'00ff' where id = 12;
    update rounds set created_at = 1760735000 where id = 2`;
  const from = legacyFile(change);
  const { file, report } = await thereAndBack(from, { quarantine: true });
  const [there, back] = [spelledAlike(from), spelledAlike(file)];
  expect(back.tables).toEqual(there.tables);
  expect(report.notes).toEqual([]);
});

testSometimes('a quarantined row that the legacy constraints forbid is not exported, and is reported', async () => {
  const from = legacyFile(`update processed_files set filename = 'same'`, { tables: looseTables() });
  const { report } = await thereAndBack(from, { quarantine: true });
  expect(report.notes).toEqual([
    'processed_files row 8 stays in quarantine: UNIQUE constraint failed: processed_files.filename',
  ]);
});

testSometimes('an export never overwrites, and leaves nothing half done', async () => {
  const { url, client } = await target();
  await migrateDatabase({ from: legacyFile(), to: url });
  const file = freshFile();
  writeFileSync(file, 'mine');
  await expect(exportDatabase({ to: url, file })).rejects.toThrow(`${file} exists already: name another file`);
  await client.query(`insert into rounds (round_date, round_time, match_id, map_name, round_number, played_at, session_start, server)
    select round_date, round_time, match_id, map_name, round_number, played_at, session_start, 'second' from rounds where id = 1`);
  const other = freshFile();
  await expect(exportDatabase({ to: url, file: other })).rejects.toThrow(
    'rounds row 3: does not fit the legacy layout (UNIQUE constraint failed: rounds.match_id, rounds.round_number)',
  );
  expect([existsSync(other), existsSync(`${other}.partial`)]).toEqual([false, false]);
  const nowhere = `${freshFile()}/deep/file.db`;
  await expect(exportDatabase({ to: url, file: nowhere })).rejects.toThrow('cannot be written');
});
