import pg from 'pg';

/**
 * Returns SQL that creates a role for the Worker. The role reads and writes rows and calls functions, and cannot change the schema. The
 * owner of the tables runs the SQL once. Default privileges cover what later versions add.
 */
export function roleSql(name: string): string {
  const role = pg.escapeIdentifier(name);
  return `-- Run in the bot's database as the owner of its tables. Put a password of your own in; DATABASE_URL of the Worker then uses this role.
create role ${role} login password 'CHANGE_ME';
grant usage on schema public to ${role};
grant select, insert, update, delete on all tables in schema public to ${role};
grant usage on all sequences in schema public to ${role};
grant execute on all functions in schema public to ${role};
alter default privileges in schema public grant select, insert, update, delete on tables to ${role};
alter default privileges in schema public grant usage on sequences to ${role};
alter default privileges in schema public grant execute on functions to ${role};
`;
}
