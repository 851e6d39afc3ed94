import type { Client } from 'pg';
import { columnList } from '../backup/sums.ts';
import { schemaTables } from '../backup/tables.ts';
import { databaseVersion, migrate, tablesOf } from '../schema/migrations.ts';

interface LiveTable {
  name: string;
  columns: string[];
}

const liveTables = `
  select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname = any ($1)
  group by c.relname`;

/**
 * Makes the tables of schema `version`, in the caller's transaction, and locks them. Returns the columns of each. Throws an error for people if
 * the database has rows, or tables that are not this project's.
 */
export async function prepareTables(client: Client, version: number): Promise<Map<string, readonly string[]>> {
  const before = await databaseVersion(client);
  const existing = await readTables(client, tablesOf(Number.POSITIVE_INFINITY));
  if (before === 0 && existing.length > 0) {
    throw new Error(
      `The database has a table ${existing[0]?.name} that this project did not make: name an empty database. Nothing was written.`,
    );
  }
  if (before > 0) await refuseRows(client, existing);
  if (before > version) {
    throw new Error(
      `The database's empty tables are of schema ${before}, newer than the backup's ${version}: name a database without tables. Nothing was written.`,
    );
  }
  await migrate(client, version);
  const tables = await readTables(client, tablesOf(version));
  return new Map(tables.map(({ name, columns }) => [name, columns]));
}

async function readTables(client: Client, names: ReadonlySet<string>): Promise<LiveTable[]> {
  const { rows } = await client.query<LiveTable>(liveTables, [
    [...names].filter((name) => !schemaTables.includes(name)),
  ]);
  return rows;
}

async function refuseRows(client: Client, tables: readonly LiveTable[]): Promise<void> {
  const quoted = tables.map(({ name }) => columnList([name]));
  await client.query(`lock table ${quoted.join(', ')} in access exclusive mode`);
  const filled: string[] = [];
  for (const name of quoted) {
    const { rows } = await client.query<{ filled: boolean }>(`select exists (select from ${name}) as filled`);
    if (rows[0]?.filled) filled.push(name);
  }
  if (filled.length === 0) return;
  throw new Error(
    `The database is not empty: there are rows in ${filled.slice(0, 5).join(', ')}${filled.length > 5 ? ' and others' : ''}. ` +
      'A backup is only restored into an empty database. Nothing was written.',
  );
}
