import { expect, test } from 'vitest';
import type { MigrationOptions } from '../../../scripts/migrate/steps/migrate.ts';
import { MigrationRefused, migrateDatabase } from '../../../scripts/migrate/steps/migrate.ts';
import { sample, testSometimes } from '../../support/sample.ts';
import { legacyFile, looseTables, tablesWith } from './legacy.ts';
import { contentOf, target } from './target-database.ts';

const players = 'player_comprehensive_stats';
const database = await target();
const before = await contentOf(database);

async function refusal(file: string, options: Partial<MigrationOptions> = {}): Promise<MigrationRefused> {
  const error = await migrateDatabase({ from: file, to: database.url, ...options }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(MigrationRefused);
  expect(await contentOf(database)).toBe(before);
  return error as MigrationRefused;
}

const date = 'where a date like 2025-10-17 belongs';
const time = 'where a time like 212345 or 21:23:45 belongs';
const stamp = 'where a time stamp like 2025-10-17 21:23:45 or 2025-10-17T21:23:45.123456 belongs';
const whole = 'where a whole number belongs';
const nul = 'holds a NUL character, which PostgreSQL cannot store (--strip-nul removes it)';
const broken = 'is not valid UTF-8';

/** What is stored in a cell, how the reports show it, and the problem that they name. */
const cells: [place: string, sql: string, shown: string, problem: string][] = [
  [`${players} 11 kills`, `'abc'`, `'abc'`, `text ${whole}`],
  [`${players} 11 kills`, `''`, `''`, `empty text ${whole}`],
  [`${players} 11 kills`, '1.5', '1.5', `a fraction ${whole}`],
  [`${players} 11 kills`, '2147483648', '2147483648', 'is outside the range of integer (-2147483648 to 2147483647)'],
  [
    `${players} 11 kills`,
    '-9223372036854775808',
    '-9223372036854775808',
    'is outside the range of integer (-2147483648 to 2147483647)',
  ],
  [`${players} 11 kills`, '1e300', '1e+300', 'is outside the range of integer (-2147483648 to 2147483647)'],
  [`${players} 11 kills`, `x'31'`, `x'31'`, `a BLOB ${whole}`],
  [`${players} 11 dpm`, `'fast'`, `'fast'`, 'text where a number belongs'],
  [`${players} 11 dpm`, `'NaN'`, `'NaN'`, 'text where a number belongs'],
  [`${players} 11 dpm`, '9e999', 'Infinity', 'is not a finite number'],
  [`${players} 11 dpm`, '-9e999', '-Infinity', 'is not a finite number'],
  [`${players} 11 player_name`, `'a' || char(0) || 'b'`, `'a\\u0000b'`, nul],
  [`${players} 11 player_name`, `cast(x'61ff62' as text)`, `'a\ufffdb'`, broken],
  [`${players} 11 player_name`, `cast(x'edA080' as text)`, `'\ufffd\ufffd\ufffd'`, broken],
  [`${players} 11 player_name`, `x'6162'`, `x'6162'`, 'a BLOB where text belongs'],
  [`${players} 11 player_guid`, `''`, `''`, 'is empty where a value is required'],
  [`${players} 11 round_id`, '99', '99', 'names a round that does not exist'],
  [`weapon_comprehensive_stats 101 round_id`, '99', '99', 'names a round that does not exist'],
  ['rounds 1 round_number', '3', '3', 'is not 0, 1 or 2'],
  ['rounds 1 round_date', `'2025-02-30'`, `'2025-02-30'`, `text ${date}`],
  ['rounds 1 round_date', `'05/11/2025'`, `'05/11/2025'`, `text ${date}`],
  ['rounds 1 round_date', `'2025-10-17 '`, `'2025-10-17 '`, `text ${date}`],
  ['rounds 1 round_date', `'0000-01-01'`, `'0000-01-01'`, `text ${date}`],
  ['rounds 1 round_date', `''`, `''`, `empty text ${date}`],
  ['rounds 1 round_time', `'24:00:00'`, `'24:00:00'`, `text ${time}`],
  ['rounds 1 round_time', `'21:00'`, `'21:00'`, `text ${time}`],
  ['rounds 1 round_time', `'210060'`, `'210060'`, `text ${time}`],
  ['rounds 1 round_time', `'21:0000'`, `'21:0000'`, `text ${time}`],
  ['rounds 1 created_at', '1760735000', '1760735000', `a whole number ${stamp}`],
  ['rounds 1 created_at', '1760735000123', '1760735000123', `a whole number ${stamp}`],
  ['rounds 1 created_at', '1760735000.5', '1760735000.5', `a fraction ${stamp}`],
  ['rounds 1 created_at', `'2025-10-17 21:00:00.1234567'`, `'2025-10-17 21:00:00.1234567'`, `text ${stamp}`],
  ['rounds 1 created_at', `'2025-02-30 21:00:00'`, `'2025-02-30 21:00:00'`, `text ${stamp}`],
  ['rounds 1 created_at', `'2025-10-17 24:00:00'`, `'2025-10-17 24:00:00'`, `text ${stamp}`],
  ['rounds 1 created_at', `'05/11/2025'`, `'05/11/2025'`, `text ${stamp}`],
  ['rounds 1 created_at', `'2025-10-17'`, `'2025-10-17'`, `text ${stamp}`],
  ['rounds 1 created_at', `''`, `''`, `empty text ${stamp}`],
  ['rounds 1 is_tied', `'t'`, `'t'`, 'text where 0 or 1 belongs'],
  ['rounds 1 is_tied', `'true'`, `'true'`, 'text where 0 or 1 belongs'],
  ['rounds 1 is_tied', '2', '2', 'a whole number where 0 or 1 belongs'],
  ['rounds 1 is_tied', '0.5', '0.5', 'a fraction where 0 or 1 belongs'],
  ['rounds 1 is_tied', `x'01'`, `x'01'`, 'a BLOB where 0 or 1 belongs'],
  ['rounds 1 gaming_session_id', `'one'`, `'one'`, `text ${whole}`],
  ['player_links 900719925474099301 verified', `'yes'`, `'yes'`, 'text where 0 or 1 belongs'],
];

test.each(sample(cells, 7))('%s = %s is refused', async (place, sql, shown, problem) => {
  const [table = '', row = '', column = ''] = place.split(' ');
  const key = table === 'player_links' ? 'discord_id' : 'id';
  const { findings, count } = await refusal(legacyFile(`update ${table} set ${column} = ${sql} where ${key} = ${row}`));
  expect(findings).toContainEqual({ table, row, column, value: shown, problem });
  expect(count).toBe(1);
});

const required = 'is NULL where a value is required';

/** Changes that only a database without constraints can hold, with their findings. */
const rowsOfLooseTables: [change: string, finding: Record<string, string>][] = [
  [
    'update rounds set map_name = null where id = 2',
    { table: 'rounds', row: '2', column: 'map_name', value: 'NULL', problem: required },
  ],
  [
    `update ${players} set round_id = null where id = 11`,
    { table: players, row: '11', column: 'round_id', value: 'NULL', problem: required },
  ],
  [
    'update player_links set discord_id = null',
    { table: 'player_links', row: 'NULL', column: 'discord_id', value: 'NULL', problem: required },
  ],
  [
    'update player_links set discord_id = 0',
    { table: 'player_links', row: '0', column: 'discord_id', value: '0', problem: 'is not above 0' },
  ],
  [
    `update player_links set discord_id = '900719925474099301x'`,
    {
      table: 'player_links',
      row: `'900719925474099301x'`,
      column: 'discord_id',
      value: `'900719925474099301x'`,
      problem: `text ${whole}`,
    },
  ],
  [
    'update rounds set round_number = 1',
    {
      table: 'rounds',
      row: '2',
      column: 'match_id, round_number',
      value: `'2025-10-17_210000_supply', 1`,
      problem: 'repeats row 1, but must be unique',
    },
  ],
  [
    `update ${players} set player_guid = 'AAAAAAA1' where id = 12`,
    {
      table: players,
      row: '12',
      column: 'round_id, player_guid',
      value: `1, 'AAAAAAA1'`,
      problem: 'repeats row 10, but must be unique',
    },
  ],
  [
    `update processed_files set filename = 'same'`,
    {
      table: 'processed_files',
      row: '8',
      column: 'filename',
      value: `'same'`,
      problem: 'repeats row 7, but must be unique',
    },
  ],
  [
    `insert into player_links select 5, 'other', et_guid, null, null, 0 from player_links`,
    {
      table: 'player_links',
      row: '900719925474099301',
      column: 'et_guid',
      value: `'AAAAAAA1'`,
      problem: 'repeats row 5, but must be unique',
    },
  ],
  [
    `update ${players} set dpm = 9007199254740993 where id = 11`,
    {
      table: players,
      row: '11',
      column: 'dpm',
      value: '9007199254740993',
      problem: 'has more digits than double precision can hold',
    },
  ],
];

test.each(sample(rowsOfLooseTables, 2))('%s is refused', async (change, finding) => {
  const { findings, count } = await refusal(legacyFile(change, { tables: looseTables() }));
  expect(findings).toEqual([finding]);
  expect(count).toBe(1);
});

test('a repeated primary key is refused where the source has none', async () => {
  const tables = tablesWith({ 'id INTEGER PRIMARY KEY AUTOINCREMENT,\n  filename': 'id INTEGER,\n  filename' });
  const { findings } = await refusal(legacyFile('update processed_files set id = 8', { tables }));
  expect(findings).toEqual([
    { table: 'processed_files', row: '8', column: 'id', value: '8', problem: 'repeats the key of another row' },
  ]);
});

testSometimes('all findings are listed, each once, and none for the players of a bad round', async () => {
  const file = legacyFile(`update rounds set round_time = 'late' where id = 2;
    update ${players} set kills = 'many', dpm = 'fast' where id = 11;
    update weapon_comprehensive_stats set hits = 0.5`);
  const { findings, count, message } = await refusal(file);
  expect(count).toBe(11);
  expect(findings.map(({ table, row, column }) => `${table} ${row} ${column}`)).toEqual([
    'rounds 2 round_time',
    `${players} 11 kills`,
    `${players} 11 dpm`,
    ...['100', '101', '102', '103', '200', '201', '202', '203'].map((id) => `weapon_comprehensive_stats ${id} hits`),
  ]);
  expect(message).toContain(`rounds row 2, round_time = 'late': text where a time like 212345 or 21:23:45 belongs`);
});

testSometimes('long values and long lists are cut for people, and counted', async () => {
  const { message, count } = await refusal(
    legacyFile(`update processed_files set success = printf('%.*c', 5000, 'x') where id = 7;
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 30)
    insert into processed_files (filename, success) select 'file ' || i, 'no' from n`),
  );
  expect(count).toBe(31);
  expect(message).toContain(`processed_files row 7, success = '${'x'.repeat(80)}…': text where 0 or 1 belongs`);
  expect(message).toContain('… and 11 more (--report FILE lists them)');
});
