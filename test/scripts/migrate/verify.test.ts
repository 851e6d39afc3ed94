import { expect, test } from 'vitest';
import { generateBench } from '../../../demo/legacy/bench.ts';
import { Random } from '../../../demo/random.ts';
import { tables } from '../../../scripts/migrate/source/tables.ts';
import { MigrationRefused, migrateDatabase } from '../../../scripts/migrate/steps/migrate.ts';
import { verifyDatabase } from '../../../scripts/migrate/steps/verify.ts';
import { testSometimes } from '../../support/sample.ts';
import { freshFile, legacyFile } from './legacy.ts';
import { target } from './target-database.ts';

const from = freshFile();
generateBench({ path: from, size: { rows: 3000 } });
const { url, client } = await target();
await migrateDatabase({ from, to: url });

async function differences(): Promise<MigrationRefused> {
  const error = await verifyDatabase({ from, to: url }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(MigrationRefused);
  return error as MigrationRefused;
}

/** The smallest change of a cell, by its type. */
const nudge: Record<string, (column: string) => string> = {
  text: (column) => `overlay(${column} placing chr(ascii(${column}) # 1) from 1)`,
  integer: (column) => `${column} # 1`,
  bigint: (column) => `${column} # (1::bigint << 40)`,
  'double precision': (column) =>
    `case when ${column} = 0 then 5e-324 else ${column} * (1 + 2.220446049250313e-16::double precision) end`,
  boolean: (column) => `not ${column}`,
  date: (column) => `${column} + 1`,
  'time without time zone': (column) => `${column} + interval '1 second'`,
  'timestamp with time zone': (column) => `${column} + interval '1 microsecond'`,
};

/**
 * Columns that the test does not change. A changed key makes another row. The others are bound to each other by constraints, or mark a row
 * as no legacy row.
 */
const untouched = new Set([
  'id',
  'discord_id',
  'round_id',
  'round_number',
  'is_valid',
  'invalid_reason',
  'seeded',
  'source',
]);

test('fifty changed bytes, each in another cell, are found and named', async () => {
  const random = new Random('cells to change');
  const filled = tables.filter(({ name }) => name !== 'player_profiles');
  const planted = new Set<string>();
  while (planted.size < 50) {
    const { name: table, id, columns, own } = filled[planted.size % filled.length] as (typeof filled)[number];
    const { name, kind } = random.pick([...columns, ...own].filter((column) => !untouched.has(column.name)));
    await client.query('begin');
    const { rows } = await client.query<{ id: string; was: string | null; now: string | null }>(
      `with chosen as (select ${id} as key, ${name} as was from ${table} where ${name} is not null order by 1 offset ${random.int(0, 10)} limit 1)
      update ${table} set ${name} = ${nudge[kind]?.(`${table}.${name}`)} from chosen where ${id} = key
      returning ${id} as id, was::text, ${name}::text as now`,
    );
    const cell = `${table} ${rows[0]?.id} ${name}`;
    if (rows[0] === undefined || rows[0].was === rows[0].now || planted.has(cell)) {
      await client.query('rollback');
      continue;
    }
    await client.query('commit');
    const { findings } = await differences();
    expect(findings.map((finding) => `${finding.table} ${finding.row} ${finding.column}`)).toEqual([cell]);
    await client.query(`update ${table} set ${name} = $1 where ${id} = $2`, [rows[0].was, rows[0].id]);
    planted.add(cell);
  }
  await expect(verifyDatabase({ from, to: url })).resolves.toMatchObject({ outcome: 'verified' });
});

testSometimes('missing and foreign rows are named, and rows whose key has changed', async () => {
  await client.query('begin');
  await client.query(
    'update player_links set discord_id = 1 where discord_id = (select min(discord_id) from player_links)',
  );
  await client.query('delete from weapon_comprehensive_stats where id = 7');
  await client.query('delete from rounds where id = 4');
  await client.query(`insert into processed_files (id, filename) values (100000, 'not new')`);
  await client.query('commit');
  const { findings } = await differences();
  expect(findings.filter(({ table }) => table === 'player_links')).toEqual([
    { table: 'player_links', row: expect.any(String), problem: 'is not in the target' },
  ]);
  expect(findings).toContainEqual({ table: 'weapon_comprehensive_stats', row: '7', problem: 'is not in the target' });
  expect(findings).toContainEqual({ table: 'rounds', row: '4', problem: 'is not in the target' });
});

testSometimes('rows that a bot in use has added are counted separately', async () => {
  const source = legacyFile();
  const used = await target();
  await migrateDatabase({ from: source, to: used.url });
  await used.client.query(`
    insert into rounds (round_date, round_time, match_id, map_name, round_number, played_at, session_start, source)
      values ('2025-11-01', '20:00', 'new', 'supply', 1, '2025-11-01 20:00Z', '2025-11-01 20:00Z', 'file');
    update rounds set source = 'file', actual_time = '9:99', played_at = played_at + interval '1 second' where id = 1;
    update player_comprehensive_stats set kills = 77 where round_id = 1;
    delete from weapon_comprehensive_stats where round_id = 1 and player_guid = 'AAAAAAA1';
    insert into player_links values (5, 'newcomer', 'BBBBBBB1');
    update rounds set is_valid = false, invalid_reason = 'by hand', validity_override = false where id = 2;
    select refresh_totals()`);
  await expect(verifyDatabase({ from: source, to: used.url })).resolves.toMatchObject({
    replaced: 9,
    added: 2,
    equal: { rounds: 1 },
  });
  await used.client.query(
    `update player_comprehensive_stats set kills = 78 where round_id = 2 and player_guid = 'AAAAAAA1'`,
  );
  await expect(verifyDatabase({ from: source, to: used.url })).rejects.toThrow(
    'player_comprehensive_stats row 20, kills = 3: is 78 in the target',
  );
});

testSometimes('totals that differ from the sums of the rounds are found', async () => {
  const source = legacyFile();
  const used = await target();
  await migrateDatabase({ from: source, to: used.url });
  await used.client.query(`update player_totals set kills = kills + 1 where player_guid = 'BBBBBBB2'`);
  await expect(verifyDatabase({ from: source, to: used.url })).rejects.toThrow(
    'player_totals: of BBBBBBB2 are not what the rounds add up to',
  );
});

test('the migration remembers how it read the source', async () => {
  const source = legacyFile(`update player_comprehensive_stats set clean_name = 'a' || char(0) || 'b' where id = 11;
    update rounds set gaming_session_id = ''`);
  const used = await target();
  await migrateDatabase({ from: source, to: used.url, timeZone: 'Europe/Berlin', stripNul: true, emptyAsNull: true });
  await expect(verifyDatabase({ from: source, to: used.url })).resolves.toMatchObject({ outcome: 'verified' });
  await expect(verifyDatabase({ from: source, to: used.url, timeZone: 'UTC' })).rejects.toThrow(
    'was migrated in Europe/Berlin. In UTC all times differ by',
  );
});

test('nothing to verify in an empty database', async () => {
  const nothing = await target('template0');
  await expect(verifyDatabase({ from, to: nothing.url })).rejects.toThrow(
    'target: holds no migrated data: run the migration first',
  );
});
