import type { Client } from 'pg';
import { DatabaseError } from '../../../src/db/errors.ts';
import { applySchemaWithin } from '../../schema/apply.ts';
import { explainSchemaError } from '../../schema/errors.ts';
import { Findings, refused } from '../source/findings.ts';
import { tables } from '../source/tables.ts';

interface Relation {
  name: string;
  kind: string;
  owned: boolean;
  owner: string;
  filtered: boolean;
}

/**
 * Returns whether the target has the schema, and changes nothing. Throws MigrationRefused if the tables belong to another program or this
 * user may not fill them.
 */
export async function inspectSchema(client: Client): Promise<'missing' | 'present'> {
  const { rows } = await client.query<Relation>(
    `select c.relname as name, c.relkind as kind, pg_has_role(c.relowner, 'usage') as owned,
      pg_get_userbyid(c.relowner) as owner, c.relkind = 'r' and row_security_active(c.oid) as filtered
    from unnest($1::text[]) as wanted join pg_class c on c.oid = to_regclass(quote_ident(wanted))`,
    [['schemaversion', ...tables.map(({ name }) => name)]],
  );
  if (rows.length === 0) {
    await refuseCreation(client);
    return 'missing';
  }
  const findings = new Findings();
  for (const { name, kind, owned, owner, filtered } of rows) {
    if (kind !== 'r') findings.add({ table: name, problem: 'is not a plain table in the target' });
    else if (!owned) findings.add({ table: name, problem: `belongs to role ${owner}: connect as ${owner}` });
    else if (filtered)
      findings.add({
        table: name,
        problem: 'has row-level security, which hides rows: connect as its owner or disable it',
      });
  }
  if (!rows.some(({ name }) => name === 'schemaversion')) {
    for (const { name } of rows)
      findings.add({ table: name, problem: 'is in the target, but not made by this project: name an empty database' });
  }
  findings.refuse();
  return 'present';
}

/** Throws MigrationRefused if this user cannot create the schema in the database. */
async function refuseCreation(client: Client): Promise<void> {
  const { rows } = await client.query<{ user: string; schema: string | null; create: boolean; trigrams: boolean }>(
    `select current_user as user, current_schema() as schema,
      coalesce(has_schema_privilege(current_schema(), 'create'), false) as create,
      exists (select from pg_available_extensions where name = 'pg_trgm') as trigrams`,
  );
  const [{ user, schema, create, trigrams } = { user: '', schema: null, create: false, trigrams: false }] = rows;
  if (!create) {
    const where = schema === null ? 'any schema of its search_path' : `schema ${schema}`;
    throw refused(
      'target',
      `role ${user} may not create tables in ${where}: grant create on schema ${schema ?? 'public'} to ${user}`,
    );
  }
  if (!trigrams) throw refused('target', 'the server lacks the extension pg_trgm: install its contrib package');
}

/** Creates or updates the schema inside the transaction, then compares every column with what will be written. */
export async function prepareSchema(client: Client): Promise<void> {
  try {
    await applySchemaWithin(client);
  } catch (thrown) {
    const error = explainSchemaError(thrown);
    if (error instanceof DatabaseError) throw thrown;
    throw refused('target', (error as Error).message);
  }
  await checkColumns(client);
}

/** Throws MigrationRefused, which names columns that are missing or have another type. */
export async function checkColumns(client: Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; type: string }>(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
    from unnest($1::text[]) as wanted
    join pg_class c on c.oid = to_regclass(quote_ident(wanted))
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped`,
    [tables.map(({ name }) => name)],
  );
  const types = new Map(rows.map(({ table, column, type }) => [`${table}.${column}`, type]));
  const findings = new Findings();
  for (const table of tables) {
    for (const { name, kind } of [...table.columns, ...table.own]) {
      const type = types.get(`${table.name}.${name}`);
      if (type === kind) continue;
      const problem =
        type === undefined ? 'is missing from the target' : `is ${type} in the target where ${kind} belongs`;
      findings.add({
        table: table.name,
        column: name,
        problem: `${problem}: run npm run schema, or name an empty database`,
      });
    }
  }
  findings.refuse();
}
