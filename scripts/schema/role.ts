import pg from 'pg';

/**
 * Returns SQL that creates a role for the Worker, or gives an existing one what it lacks. The role reads and writes rows and calls functions,
 * and cannot change the schema. It can create temporary tables and, on PostgreSQL 17 or newer, analyze tables, as /admin maintenance does.
 * The owner of the tables runs the SQL. Default privileges cover what later versions add.
 */
export function roleSql(name: string): string {
  const role = pg.escapeIdentifier(name);
  return `-- Run in the bot's database as the owner of its tables. For a new role, put a password of your own in; DATABASE_URL of the Worker then
-- uses this role. Run it again whenever /health names a right that is missing.
do $do$
begin
  if not exists (select from pg_roles where rolname = ${pg.escapeLiteral(name)}) then
    create role ${role} login password 'CHANGE_ME';
  end if;
  execute format('grant temporary on database %I to %I', current_database(), ${pg.escapeLiteral(name)});
  if current_setting('server_version_num')::int >= 170000 then
    execute format('grant maintain on all tables in schema public to %I', ${pg.escapeLiteral(name)});
    execute format('alter default privileges in schema public grant maintain on tables to %I', ${pg.escapeLiteral(name)});
  end if;
end
$do$;
grant usage on schema public to ${role};
grant select, insert, update, delete on all tables in schema public to ${role};
grant usage on all sequences in schema public to ${role};
grant execute on all functions in schema public to ${role};
alter default privileges in schema public grant select, insert, update, delete on tables to ${role};
alter default privileges in schema public grant usage on sequences to ${role};
alter default privileges in schema public grant execute on functions to ${role};
`;
}
