import type { Question } from '../ask-together.ts';
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

/** How many hexadecimal digits of a file's checksum are compared, as Base64. */
export const checksumDigits = 6;

/** Functions, views and triggers that are not as this version expects, as `function store_file`. */
export interface ObjectDrift {
  /** Those that the database lacks, or that another version made. */
  outdated: string[];
  /** Those that somebody altered or dropped in the database. */
  altered: string[];
}

/** The live functions, views and triggers compared with those that this version was built with. */
export const objectDrift: Question<ObjectDrift> = {
  statement: sql`
    select
      array(
        select k.kind || ' ' || expected.name
        from json_each(${JSON.stringify(expectedObjects)}::json) as k (kind, names)
        cross join lateral json_each_text(k.names) as expected (name, checksum)
        where not exists (
          select from schema_objects o
          where o.kind = k.kind and o.name = expected.name
            and left(o.checksum, ${checksumDigits}::int) = encode(decode(expected.checksum, 'base64'), 'hex')
        )
        order by k.kind, expected.name
      ) as outdated,
      array(
        select o.kind || ' ' || o.name
        from schema_objects o join (${raw(liveDefinitions)}) as live using (kind, name)
        where o.definition is not null and o.definition is distinct from live.definition
        order by o.kind, o.name
      ) as altered`,
  read: ([row]) => row as ObjectDrift,
};
