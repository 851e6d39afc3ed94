import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import { liveColumns } from '../../src/db/queries/live-columns.ts';
import { pgDb } from '../database/pg.ts';
import { newestVersion } from './apply.ts';

/** Where the schema that results from all migrations is committed, so that a change shows in a diff. */
export const snapshotFiles = {
  columns: join(import.meta.dirname, '../../src/db/expected-columns.ts'),
  schema: join(import.meta.dirname, '../../src/db/schema.txt'),
};

/** The texts of the snapshot files for the database that `client` is connected to. */
export async function schemaSnapshot(client: ClientBase): Promise<Record<keyof typeof snapshotFiles, string>> {
  const columns = await liveColumns(pgDb(client));
  const entries = Object.entries(columns).map(([column, type]) => `  '${column}': '${type}',`);
  const { rows } = await client.query<{ line: string }>(objects);
  return {
    columns: [
      '// Written by `npm run db:schema`: what /health compares the live database with.',
      '',
      `export const schemaVersion = ${newestVersion};`,
      '',
      'export const expectedColumns: Record<string, string> = {',
      ...entries,
      '};',
      '',
    ].join('\n'),
    schema: `${[
      ...Object.entries(columns).map(([column, type]) => `column ${column} ${type}`),
      ...rows.map(({ line }) => line),
    ].join('\n')}\n`,
  };
}

export async function writeSnapshot(client: ClientBase): Promise<void> {
  const snapshot = await schemaSnapshot(client);
  writeFileSync(snapshotFiles.columns, snapshot.columns);
  writeFileSync(snapshotFiles.schema, snapshot.schema);
}

/** Constraints, indexes, views and functions. Not-null constraints are left out: the columns say them, and only PostgreSQL 18 names them. */
const objects = `
  select line from (
    select 1 as part, format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
    from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
    union all
    select 2, pg_get_indexdef(indexrelid) from pg_index
    join pg_class on pg_class.oid = indexrelid where relnamespace = 'public'::regnamespace
    union all
    select 3, format('view %s %s', relname, pg_get_viewdef(oid, true)) from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'v'
    union all
    select 4, pg_get_functiondef(p.oid) from pg_proc p
    where pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  ) as lines
  where line not like '%schemaversion%'
  order by part, line collate "C"`;
