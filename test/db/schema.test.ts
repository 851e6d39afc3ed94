import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pgDb } from '../../scripts/database/pg.ts';
import { expectedColumnsText, expectedObjectsText, schemaText } from '../../scripts/generate/schema-text.ts';
import { statisticValues } from '../../scripts/generate/statistic-values.ts';
import { sumFunctions } from '../../scripts/generate/sum-functions.ts';
import { readObjects } from '../../scripts/schema/objects.ts';
import { join as joined, sql } from '../../src/db/db.ts';
import { formulaSql } from '../../src/db/formula-sql.ts';
import type { Totals } from '../../src/domain/formula.ts';
import { evaluate, sums } from '../../src/domain/formula.ts';
import { statistics } from '../../src/domain/statistics.ts';
import { weapons } from '../../src/domain/weapons.ts';
import type { TestDatabase } from '../support/database.ts';
import { createDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase('small');
});
afterAll(() => database.drop());

const folder = join(import.meta.dirname, '../../src/db');
const committed = (file: string) => readFileSync(join(folder, file), 'utf8');

test('what is generated is committed; after a change run: npm run generate', async () => {
  for (const [file, text] of Object.entries({ ...sumFunctions(), ...statisticValues() }))
    expect([file, committed(file)]).toEqual([file, text]);
  expect(committed('schema.sql')).toBe(await schemaText(database.client));
  expect(committed('expected-columns.ts')).toBe(await expectedColumnsText(database.client));
  expect(committed('expected-objects.ts')).toBe(expectedObjectsText());
});

const sources = ['src', 'scripts'].flatMap((top) =>
  readdirSync(join(folder, '../..', top), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(sql|ts)$/.test(file) && !file.endsWith('schema.sql'))
    .map((file) => ({ file: join(top, file), text: readFileSync(join(folder, '../..', top, file), 'utf8') })),
);

test('every insert names its columns: a new one must not shift the others', () => {
  const positional = /insert\s+into\s+\S+(\s+as\s+\w+)?\s+(select|values|with|table)\b/gi;
  const found = sources.flatMap(({ file, text }) => [...text.matchAll(positional)].map(([line]) => `${file}: ${line}`));
  expect(found).toEqual([]);
});

test('each function, view and trigger is defined once, in the file of its name', () => {
  const definition = /^\s*create\s+(?:or\s+replace\s+)?(function|view|trigger)\s+(\w+)/gim;
  const found = sources
    .filter(({ file }) => file.endsWith('.sql'))
    .flatMap(({ file, text }) => [...text.matchAll(definition)].map(([, kind, name]) => `${file} ${kind} ${name}`));
  expect(found.sort()).toEqual(
    readObjects()
      .map(({ kind, name }) => `src/db/${kind}s/${name}.sql ${kind} ${name}`)
      .sort(),
  );
});

test('SQL and TypeScript agree on which weapons fire bullets', async () => {
  const { rows } = await database.client.query(
    'select name, is_bullet_weapon(name) as bullets from unnest($1::text[]) as name',
    [weapons.map(({ name }) => name)],
  );
  expect(rows).toEqual(weapons.map(({ name, bullets }) => ({ name, bullets })));
});

test('SQL and TypeScript agree on every formula, whatever the totals', async () => {
  const column = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1_000_000 }));
  const totals = fc.record(Object.fromEntries(sums.map((name) => [name, column]))) as unknown as fc.Arbitrary<Totals>;
  const db = pgDb(database.client);
  const all = joined(statistics.map(({ formula }) => formulaSql(formula)));
  await fc.assert(
    fc.asyncProperty(totals, async (wanted) => {
      const [row] = await db.query<{ values: (number | null)[] }>(
        sql`select array[${all}] as values from jsonb_populate_record(null::player_totals, ${JSON.stringify(wanted)}::jsonb)`,
      );
      expect(row?.values.length).toBe(statistics.length);
      for (const [index, { key, formula }] of statistics.entries()) {
        const found = row?.values[index] ?? null;
        const value = evaluate(formula, wanted);
        if (value === null) expect([key, found]).toEqual([key, null]);
        else expect((found ?? Number.NaN) / (value || 1)).toBeCloseTo(value === 0 ? 0 : 1, 9);
      }
    }),
    { numRuns: 15 },
  );
});

const rollups = ['player_sessions', 'player_totals', 'weapon_sessions', 'weapon_totals'];

/** Returns a digest of all rollups that does not depend on the order of rows. */
async function digest(): Promise<string[]> {
  const digests: string[] = [];
  for (const table of rollups) {
    const { rows } = await database.client.query(
      `select md5(string_agg(t::text, '|' order by t::text)) as digest from ${table} as t`,
    );
    digests.push(rows[0].digest);
  }
  return digests;
}

test('refreshing everybody, some players or late sessions only leaves the rollups as they are', async () => {
  const { client } = database;
  const before = await digest();
  await client.query('select refresh_totals(array(select player_guid from player_totals order by 1 limit 3))');
  expect(await digest()).toEqual(before);
  await client.query("select refresh_totals(null, '2026-02-15')");
  expect(await digest()).toEqual(before);
  for (const table of rollups) await client.query(`update ${table} set kills = kills + 1`);
  expect(await digest()).not.toEqual(before);
  await client.query('select refresh_totals()');
  expect(await digest()).toEqual(before);
});

test('an invalid round leaves the rollups of its session and no other', async () => {
  const { client } = database;
  const { rows } = await client.query(
    'select r.id, r.session_start from rounds r where is_valid and round_number = 1 order by played_at desc limit 1',
  );
  await client.query("update rounds set is_valid = false, invalid_reason = 'for the test' where id = $1", [rows[0].id]);
  await client.query(
    'select refresh_totals(array(select player_guid from player_comprehensive_stats where round_id = $1), $2)',
    [rows[0].id, rows[0].session_start],
  );
  const partial = await digest();
  await client.query('select refresh_totals()');
  expect(await digest()).toEqual(partial);
});

test('a person with two GUIDs in a round has played one round, when some or all sums are refreshed', async () => {
  const { client } = database;
  const { rows: pairs } = await client.query(
    `select a.player_guid as one, b.player_guid as other
    from player_comprehensive_stats a join player_comprehensive_stats b on b.round_id = a.round_id and b.player_guid > a.player_guid
    group by 1, 2 order by count(*) desc, 1, 2 limit 1`,
  );
  const guids = [pairs[0].one, pairs[0].other];
  const { rows: before } = await client.query(
    `select count(distinct p.round_id) as rounds, count(*) as rows
    from player_comprehensive_stats p join rounds r on r.id = p.round_id
    where p.player_guid = any ($1) and r.is_valid and r.round_number in (1, 2)`,
    [guids],
  );
  await client.query('insert into player_merges (from_guid, into_guid) values ($1, $2)', guids);
  await client.query('select refresh_totals($1)', [guids]);
  const some = await digest();
  await client.query('select refresh_totals()');
  expect(await digest()).toEqual(some);
  const { rows } = await client.query('select rounds from player_totals where player_guid = $1', [guids[1]]);
  expect(Number(before[0].rows)).toBeGreaterThan(Number(before[0].rounds));
  expect(rows).toEqual([{ rounds: before[0].rounds }]);
  await client.query('delete from player_merges');
  await client.query('select refresh_totals()');
});
