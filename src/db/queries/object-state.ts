import type { Db } from '../db.ts';
import { raw, sql } from '../db.ts';
import { expectedObjects } from '../expected-objects.ts';

/** SQL of the objects in `schema_objects` with the MD5 of their definition, as PostgreSQL tells it now. Null if the object is gone. */
export const liveDefinitions = `
  select kind, name, case kind
    when 'function' then (select md5(pg_get_functiondef(to_regprocedure(identity))))
    when 'view' then (select md5(pg_get_viewdef(to_regclass(identity))))
    else (
      select md5(pg_get_triggerdef(t.oid)) from pg_trigger t
      where format('%I on %s', t.tgname, t.tgrelid::regclass) = identity
    )
  end as definition
  from schema_objects`;

/** How many digits of a file's checksum are compared. */
export const checksumDigits = 12;

/** Functions, views and triggers that are not as this version expects, as `function store_file`. */
export interface ObjectDrift {
  /** Those that the database lacks, or that another version made. */
  outdated: string[];
  /** Those that somebody altered or dropped in the database. */
  altered: string[];
}

/** Compares the live functions, views and triggers with those that this version was built with. */
export async function objectDrift(db: Db): Promise<ObjectDrift> {
  const rows = await db.query<{ object: string; checksum: string; isAltered: boolean }>(sql`
    select o.kind || ' ' || o.name as object, left(o.checksum, ${checksumDigits}::int) as checksum,
      o.definition is not null and o.definition is distinct from live.definition as is_altered
    from schema_objects o join (${raw(liveDefinitions)}) as live using (kind, name)
    order by o.kind, o.name`);
  const stored = new Map(rows.map(({ object, checksum }) => [object, checksum]));
  const expected = Object.entries(expectedObjects);
  return {
    outdated: expected.filter(([object, checksum]) => stored.get(object) !== checksum).map(([object]) => object),
    altered: rows.filter(({ isAltered }) => isAltered).map(({ object }) => object),
  };
}
