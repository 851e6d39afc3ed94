import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import { expectedColumns } from '../expected-columns.ts';

/** Returns every column of our tables and views in the live database: `rounds.id` → `bigint not null`. */
export async function liveColumns(db: Db): Promise<Record<string, string>> {
  const rows = await db.query<{ column: string; type: string }>(sql`
    select c.relname || '.' || a.attname as column,
      format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end as type
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'p')
      and a.attnum > 0 and not a.attisdropped
      and c.relname <> 'schemaversion'
    order by c.relname, a.attnum`);
  return Object.fromEntries(rows.map(({ column, type }) => [column, type]));
}

/** A column that is not as this version expects. */
export interface ColumnDrift {
  column: string;
  expected: string;
  /** Undefined where the database lacks the column. */
  live: string | undefined;
}

/** Returns columns that the live database lacks or that differ. Empty if all are as this version expects. */
export async function schemaDrift(db: Db): Promise<ColumnDrift[]> {
  const all = await liveColumns(db);
  return Object.entries(expectedColumns).flatMap(([column, expected]) => {
    const live = all[column];
    return live === expected ? [] : [{ column, expected, live }];
  });
}
