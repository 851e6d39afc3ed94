import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { migrateDatabase } from '../../../scripts/migrate/steps/migrate.ts';
import { testSometimes } from '../../support/sample.ts';
import { cellsOf, legacyFile } from './legacy.ts';
import { target } from './target-database.ts';

const players = 'player_comprehensive_stats';

/** Changes the small database and migrates it. Returns the result of a query on the target. */
async function migrated(change: string, sql: string): Promise<unknown[]> {
  const { url, client } = await target();
  await migrateDatabase({ from: legacyFile(change), to: url });
  return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
}

test('every bit of a number arrives', async () => {
  const numbers = [0.1 + 0.2, 1 / 3, 5e-324, 1.7976931348623157e308, -2.5, 1e21, 123456789.12345679, 2 ** 53 + 2];
  const change = numbers.map(
    (number, index) => `update ${players} set dpm = ${number} where id = ${index < 4 ? 10 + index : 16 + index}`,
  );
  expect(await migrated(change.join(';'), `select dpm from ${players} order by id`)).toEqual(numbers);
});

testSometimes('the whole range of integers and ids arrives', async () => {
  const change = `update ${players} set kills = 2147483647, deaths = -2147483648 where id = 10;
    update player_links set discord_id = 9223372036854775807; update rounds set gaming_session_id = 9007199254740993`;
  const sql = `select kills, deaths, discord_id, gaming_session_id from ${players}, player_links, rounds where ${players}.id = 10 and rounds.id = 1`;
  expect(await migrated(change, sql)).toEqual([2147483647, -2147483648, '9223372036854775807', '9007199254740993']);
});

const stamps = [
  ['2025-10-17 21:23:45', '2025-10-17 21:23:45'],
  ['2025-10-17T21:23:45', '2025-10-17 21:23:45'],
  ['2025-10-17T21:23:45.123456', '2025-10-17 21:23:45.123456'],
  ['2025-10-17 21:23:45.5', '2025-10-17 21:23:45.5'],
  ['2025-10-17T21:23:45Z', '2025-10-17 21:23:45'],
  ['2025-10-17T21:23:45+02:00', '2025-10-17 19:23:45'],
  ['2025-10-17T21:23:45.25-09:30', '2025-10-18 06:53:45.25'],
  ['0001-01-01 00:00:00', '0001-01-01 00:00:00'],
  ['9999-12-31T23:59:59.999999', '9999-12-31 23:59:59.999999'],
  ['1969-12-31 23:59:59.999999', '1969-12-31 23:59:59.999999'],
  ['2024-02-29 12:00:00', '2024-02-29 12:00:00'],
];

testSometimes('a timestamp in any of its forms is the same instant afterwards', async () => {
  const values = stamps.map(([text], index) => `('file ${index}', '${text}')`);
  const change = `delete from processed_files; insert into processed_files (filename, processed_at) values ${values.join(', ')}`;
  const sql = `select (processed_at at time zone 'UTC')::text from processed_files order by id`;
  expect(await migrated(change, sql)).toEqual(stamps.map(([, instant]) => instant));
});

testSometimes('an INSERT afterwards gets a fresh id, above every id the old bot gave out', async () => {
  const { url, client } = await target();
  await migrateDatabase({ from: legacyFile(), to: url });
  const { rows } = await client.query(`insert into processed_files (filename) values ('new') returning id`);
  expect(rows).toEqual([{ id: '501' }]);
  await client.query(`insert into player_aliases (guid, alias) values ('AAAAAAA1', 'another')`);
  await client.query(
    `insert into session_teams (session_start_date, map_name, team_name, player_guids, player_names) values ('a', 'b', 'c', '[]', '[]')`,
  );
});

test.each([
  ['no rows at all', 'delete from rounds', [0, 0, 0, 0, 0, 0, 0, 0]],
  [
    'one row',
    `delete from player_links; delete from processed_files; delete from session_teams where 0; delete from rounds`,
    [0, 0, 0, 0, 0, 1, 0, 0],
  ],
])('a source with %s is migrated', async (_, change, counts) => {
  const file = legacyFile(`${change}; delete from ${players}; delete from weapon_comprehensive_stats;
    ${counts[5] === 0 ? 'delete from player_links; delete from processed_files; delete from session_teams' : ''}`);
  const { url } = await target();
  const report = await migrateDatabase({ from: file, to: url });
  expect(report.tables.map(({ rows }) => rows)).toEqual(counts);
  expect(report.rows).toBe(counts.reduce((sum, count) => sum + count, 0));
});

testSometimes('the columns that Stopwatch added are derived', async () => {
  const { url, client } = await target();
  const file = legacyFile(`
    insert into rounds select 3, '2025-10-26', '02:50:00', 'dst', map_name, 1, time_limit, '7:00', 0, 0, 0, null, 2, null from rounds where id = 1;
    insert into rounds select 4, '2025-10-26', '020500', 'dst', map_name, 2, '7:00', '50:50', 0, 0, 0, null, 2, null from rounds where id = 1;
    insert into rounds select 5, '2025-10-26', '021000', 'dst', map_name, 0, null, null, 0, 0, 0, null, null, null from rounds where id = 1;
    insert into ${players} (id, round_id, round_date, map_name, round_number, player_guid, player_name, clean_name, team, time_played_seconds)
      values (30, 4, '2025-10-26', 'supply', 2, 'AAAAAAA1', '^1Other', '^/Other', 1, 400), (31, 4, '2025-10-26', 'supply', 2, 'CCCCCCC1', 'One', '', 1, 55)`);
  const report = await migrateDatabase({ from: file, to: url, timeZone: 'Europe/Berlin' });
  const { rows } = await client.query({
    text: `select id, to_json(played_at at time zone 'UTC') #>> '{}', duration_seconds, to_json(session_start at time zone 'UTC') #>> '{}',
      is_valid, invalid_reason, server, source from rounds order by id`,
    rowMode: 'array',
  });
  expect(rows).toEqual([
    ['1', '2025-10-17T19:00:00', 690, '2025-10-17T19:00:00', true, null, 'main', 'legacy'],
    ['2', '2025-10-17T19:20:00', 690, '2025-10-17T19:00:00', true, null, 'main', 'legacy'],
    ['3', '2025-10-26T00:50:00', 420, '2025-10-26T00:50:00', false, 'no players', 'main', 'legacy'],
    ['4', '2025-10-26T01:05:00', 400, '2025-10-26T00:50:00', false, 'one side only', 'main', 'legacy'],
    ['5', '2025-10-26T00:10:00', null, null, false, 'match summary', 'main', 'legacy'],
  ]);
  const aliases = await client.query({
    text: 'select guid, alias, times_seen, seeded from player_aliases where id > 4 order by id',
    rowMode: 'array',
  });
  expect(aliases.rows).toEqual([
    ['AAAAAAA1', 'Other', 1, true],
    ['CCCCCCC1', 'One', 1, true],
  ]);
  expect(report.seededAliases).toBe(6);
  expect(report.notes).toContain('1 rounds do not count: match summary');
});

testSometimes('aliases of the source are migrated and none are added', async () => {
  const { url, client } = await target();
  const file = legacyFile(
    `insert into player_aliases values (9, 'AAAAAAA1', 'Known', '2025-01-01 00:00:00', '2025-01-02 00:00:00', 5)`,
  );
  const report = await migrateDatabase({ from: file, to: url });
  expect(report.seededAliases).toBe(0);
  expect((await client.query('select id, alias, seeded from player_aliases')).rows).toEqual([
    { id: '9', alias: 'Known', seeded: false },
  ]);
});

testSometimes('sessions are derived, and the legacy session ids do not change', async () => {
  const { url, client } = await target();
  const file = legacyFile('update rounds set gaming_session_id = 41 + id');
  const { sessions } = await migrateDatabase({ from: file, to: url });
  expect(sessions).toEqual({
    derived: 1,
    legacy: 2,
    differences: ['the session of 2025-10-17 21:00 UTC is 42, 43 in the source'],
  });
  expect((await client.query('select gaming_session_id as id from rounds order by id')).rows).toEqual([
    { id: '42' },
    { id: '43' },
  ]);
});

testSometimes('the source is only read', async () => {
  const file = legacyFile();
  const before = cellsOf(file);
  const writer = new DatabaseSync(file);
  const version = () => writer.prepare('pragma data_version').get();
  const unchanged = version();
  const { url } = await target();
  await migrateDatabase({ from: file, to: url });
  expect(version()).toEqual(unchanged);
  writer.close();
  expect(cellsOf(file)).toEqual(before);
});
