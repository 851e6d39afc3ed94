import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { schemaSnapshot, snapshotFiles } from '../../scripts/schema/snapshot.ts';
import { sql } from '../../src/db/db.ts';
import { formulaSql } from '../../src/db/formula-sql.ts';
import { pgDb } from '../../src/db/pg.ts';
import type { Totals } from '../../src/domain/formula.ts';
import { evaluate, sums } from '../../src/domain/formula.ts';
import { statistics } from '../../src/domain/statistics.ts';
import { weapons } from '../../src/domain/weapons.ts';
import type { TestDatabase } from '../support/database.ts';
import { createDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase('demo');
});
afterAll(() => database.drop());

test('the committed schema is what the migrations make; after a new migration run: npm run db:schema', async () => {
  const snapshot = await schemaSnapshot(database.client);
  expect(readFileSync(snapshotFiles.schema, 'utf8')).toBe(snapshot.schema);
  expect(readFileSync(snapshotFiles.columns, 'utf8')).toBe(snapshot.columns);
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
  await fc.assert(
    fc.asyncProperty(totals, async (wanted) => {
      for (const { key, formula } of statistics) {
        const [row] = await db.query<{ value: number | null }>(
          sql`select ${formulaSql(formula)} as value from jsonb_populate_record(null::player_totals, ${JSON.stringify(wanted)}::jsonb)`,
        );
        const value = evaluate(formula, wanted);
        if (value === null) expect([key, row?.value]).toEqual([key, null]);
        else expect((row?.value ?? Number.NaN) / (value || 1)).toBeCloseTo(value === 0 ? 0 : 1, 9);
      }
    }),
    { numRuns: 15 },
  );
});

test('the rollups hold what their source says, and refreshing some players changes nothing', async () => {
  const { client } = database;
  const difference = `
    (select count(*) from (table player_totals except select * from player_totals_between('-infinity', 'infinity')) as missing)
    + (select count(*) from (select * from player_totals_between('-infinity', 'infinity') except table player_totals) as extra) as rows`;
  expect((await client.query(`select ${difference}`)).rows).toEqual([{ rows: '0' }]);
  await client.query('select refresh_totals(array(select player_guid from player_totals order by 1 limit 3))');
  expect((await client.query(`select ${difference}`)).rows).toEqual([{ rows: '0' }]);
  await client.query('update player_totals set kills = kills + 1; delete from weapon_totals');
  await client.query('select refresh_totals()');
  expect((await client.query(`select ${difference}`)).rows).toEqual([{ rows: '0' }]);
  expect((await client.query('select count(*)::int > 0 as any from weapon_totals')).rows).toEqual([{ any: true }]);
});
