import { expect, test } from 'vitest';
import { LEGACY_TABLES } from '../../../scripts/migrate/source/legacy-ddl.ts';
import { legacyTables, tables } from '../../../scripts/migrate/source/tables.ts';
import { target } from './target-database.ts';

test('every legacy table and column has its place, in the legacy order', () => {
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
  expect(names(legacyTables)).toEqual(names(LEGACY_TABLES));
  for (const [index, { columns }] of LEGACY_TABLES.entries()) {
    expect(names(legacyTables[index]?.columns ?? [])).toEqual(Object.keys(columns));
  }
});

test('what the checks ask of a cell is what the schema asks: type, NOT NULL, CHECK, UNIQUE', async () => {
  const { client } = await target();
  for (const { name, columns, own, unique } of tables) {
    const { rows } = await client.query(
      `select attname as name, format_type(atttypid, null) as kind, attnotnull as required from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and attname = any ($2) order by attnum`,
      [name, [...columns, ...own].map((column) => column.name)],
    );
    const asked = [...columns, ...own].map(({ name: column, kind, required }) => ({ name: column, kind, required }));
    expect(rows).toEqual(expect.arrayContaining(asked));

    const checks = await client.query<{ column: string }>(
      `select a.attname as column from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
      where c.conrelid = $1::regclass and c.contype = 'c' and cardinality(c.conkey) = 1 order by 1`,
      [name],
    );
    const legacyChecks = checks.rows
      .map(({ column }) => column)
      .filter((column) => columns.some((one) => one.name === column));
    const ruled = columns.filter(({ rule }) => rule !== undefined).map((column) => column.name);
    expect(legacyChecks).toEqual(ruled.sort());

    const keys = await client.query<{ key: string[] }>(
      `select array_agg(a.attname::text order by k.place) as key
      from pg_constraint c
      cross join unnest(c.conkey) with ordinality as k (number, place)
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number
      where c.conrelid = $1::regclass and c.contype in ('p', 'u') group by c.oid, c.contype order by c.contype`,
      [name],
    );
    // rounds of several servers share a table, but legacy rounds all belong to one server
    expect(keys.rows.map(({ key }) => key.filter((column) => column !== 'server'))).toEqual(unique);
  }
});
