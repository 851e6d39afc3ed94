import type { Question } from '../ask-together.ts';
import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import { expectedColumns } from '../expected-columns.ts';

const live = sql`
  select c.relname || '.' || a.attname as column, a.attname as name,
    format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end as type,
    c.relname as table, a.attnum as place
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and a.attnum > 0 and not a.attisdropped
    and c.relname <> 'schemaversion'`;

/** Returns every column of our tables in the live database, with its type as `bigint not null`. */
export function liveColumns(db: Db): Promise<{ table: string; name: string; type: string }[]> {
  return db.query(sql`select live.table, live.name, live.type from (${live}) as live order by live.table, live.place`);
}

/** A column that is not as this version expects. */
export interface ColumnDrift {
  column: string;
  expected: string;
  /** Undefined where the database lacks the column. */
  live: string | undefined;
}

/** Columns that the live database lacks or that differ. PostgreSQL compares them, so that only these are sent back. */
export const schemaDrift: Question<ColumnDrift[]> = {
  statement: sql`
    select expected.column, expected.type as expected, live.type as live
    from (
      select t.name || '.' || c.name as column, c.type, t.place as table_place, c.place
      from json_each(${JSON.stringify(expectedColumns)}::json) with ordinality as t (name, columns, place)
      cross join lateral json_each_text(t.columns) with ordinality as c (name, type, place)
    ) as expected
    left join (${live}) as live on live.column = expected.column
    where live.type is distinct from expected.type
    order by expected.table_place, expected.place`,
  read: (rows) =>
    (rows as (Omit<ColumnDrift, 'live'> & { live: string | null })[]).map(({ column, expected, live }) => {
      return { column, expected, live: live ?? undefined };
    }),
};
