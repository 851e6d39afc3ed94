import type { ClientBase } from 'pg';
import { expectedColumns } from '../../src/db/expected-columns.ts';
import { newestVersion, tablesOf } from '../schema/migrations.ts';

/** A table as a backup stores it. */
export interface BackupTable {
  name: string;
  columns: readonly string[];
  /** The columns of the primary key, by which the rows are ordered, as SQL. */
  order: string;
}

interface LiveTable {
  name: string;
  columns: string[];
  order: string | null;
  /** Tables that a foreign key of this one points to. */
  needs: string[];
}

/** Tables that `npm run schema` fills. A restore creates them. */
export const schemaTables = ['schemaversion', 'schema_objects'];

const liveTables = `
  select c.relname as name, columns.names as columns, key.list as order, needs.names as needs
  from pg_class c
  cross join lateral (
    select array_agg(a.attname::text order by a.attnum) as names
    from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  ) as columns
  cross join lateral (
    select string_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', ' order by k.position) as list
    from pg_constraint p
    cross join lateral unnest(p.conkey) with ordinality as k (number, position)
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
    where p.conrelid = c.oid and p.contype = 'p'
  ) as key
  cross join lateral (
    select coalesce(array_agg(distinct other.relname::text), '{}') as names
    from pg_constraint f join pg_class other on other.oid = f.confrelid
    where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid
  ) as needs
  where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
  order by c.relname collate "C"`;

/**
 * Reads the tables of a database whose schema is at `version`, those that others point to first. `foreign` names tables and columns that are
 * not this project's. Throws if the database lacks a column of this version.
 */
export async function readTables(
  client: ClientBase,
  version: number,
): Promise<{ tables: BackupTable[]; foreign: string[] }> {
  const { rows: live } = await client.query<LiveTable>(liveTables);
  const ours = tablesOf(version);
  const known = version === newestVersion ? expectedColumns : undefined;
  const foreign = live.filter(({ name }) => !ours.has(name)).map(({ name }) => name);
  const tables: BackupTable[] = [];
  for (const { name, columns: all, order } of inKeyOrder(live.filter((table) => ours.has(table.name)))) {
    if (schemaTables.includes(name)) continue;
    const expected = known ? Object.keys(known[name] ?? {}) : all;
    const missing = expected.find((column) => !all.includes(column));
    if (missing !== undefined) {
      throw new Error(
        `The database lacks the column ${name}.${missing}: run npm run schema -- --status. Nothing was written.`,
      );
    }
    foreign.push(...all.filter((column) => !expected.includes(column)).map((column) => `${name}.${column}`));
    tables.push({ name, columns: all.filter((column) => expected.includes(column)), order: order ?? '1' });
  }
  return { tables, foreign: foreign.filter((name) => !schemaTables.includes(name)) };
}

/** Returns the tables so that each comes after those its foreign keys point to. */
function inKeyOrder(tables: readonly LiveTable[]): LiveTable[] {
  const left = new Map(tables.map((table) => [table.name, table]));
  const sorted: LiveTable[] = [];
  while (left.size > 0) {
    const next = [...left.values()].find(({ needs }) => !needs.some((name) => left.has(name)));
    if (!next) throw new Error(`The foreign keys of ${[...left.keys()].join(', ')} form a circle.`);
    sorted.push(next);
    left.delete(next.name);
  }
  return sorted;
}
