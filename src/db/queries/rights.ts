import type { Question } from '../ask-together.ts';
import { sql } from '../db.ts';
import { expectedColumns } from '../expected-columns.ts';
import { expectedObjects } from '../expected-objects.ts';

/** What the role of the connection string may not do. */
export interface MissingRights {
  role: string;
  database: string;
  /** Rights without which commands or uploads fail, such as `INSERT, UPDATE on table rounds`. */
  grants: string[];
  /** Whether the role cannot create temporary tables, which /admin maintenance needs. */
  temporary: boolean;
  /** Tables that the role cannot ANALYZE. PostgreSQL passes over them with a warning only. */
  maintain: string[];
  /** How many tables this version has. */
  tables: number;
}

/** Tables that only the owner of the schema writes. */
const readOnly = ['schema_objects', 'schemaversion'];

const relations = [...Object.keys(expectedColumns), ...Object.keys(expectedObjects.view), 'schemaversion'];
const functions = Object.keys(expectedObjects.function);

/** The rights that the role lacks on the tables, views and functions of this version. Reads only PostgreSQL's catalogue. */
export const missingRights: Question<MissingRights> = {
  statement: sql`
    with ours as (
      select c.oid, c.relname, c.relkind, c.relowner from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and c.relname = any (${relations})
    )
    select current_user::text as role, current_database()::text as database,
      array(
        select string_agg(wanted.privilege, ', ' order by wanted.place)
          || case ours.relkind when 'v' then ' on view ' else ' on table ' end || ours.relname
        from ours
        cross join unnest(
          case when ours.relkind = 'v' or ours.relname = any (${readOnly}) then array['SELECT']
          else array['SELECT', 'INSERT', 'UPDATE', 'DELETE'] end
        ) with ordinality as wanted (privilege, place)
        where not has_table_privilege(ours.oid, wanted.privilege)
        group by ours.relkind, ours.relname
        order by ours.relname
      ) || array(
        select 'EXECUTE on function ' || p.proname from pg_proc p
        where p.pronamespace = 'public'::regnamespace and p.proname = any (${functions}) and not has_function_privilege(p.oid, 'EXECUTE')
        order by p.proname
      ) || array(
        select 'USAGE on schema public' where not has_schema_privilege('public', 'USAGE')
      ) as grants,
      not has_database_privilege(current_database(), 'TEMPORARY') as temporary,
      array(
        select ours.relname::text from ours
        where ours.relkind <> 'v' and not (
          pg_has_role(ours.relowner, 'USAGE')
          or case when current_setting('server_version_num')::int >= 170000 then has_table_privilege(ours.oid, 'MAINTAIN') else false end
        )
        order by ours.relname
      ) as maintain,
      (select count(*)::int from ours where ours.relkind <> 'v') as tables`,
  read: ([row]) => row as MissingRights,
};
