import type { ClientBase } from 'pg';
import { liveDefinitions } from '../../src/db/queries/object-state.ts';
import { explainFileError } from './errors.ts';
import { readGrants, restoreGrants } from './grants.ts';
import type { Kind, SchemaObject } from './objects.ts';
import { kinds, readObjects } from './objects.ts';

/** Differences between the database's functions, views and triggers and those of this checkout: names by kind of difference. */
export interface ObjectState {
  /** Objects that only the checkout has, or whose file has changed since. */
  changed: string[];
  /** Objects made by an earlier version that the checkout no longer has. */
  removed: string[];
  /** Objects that somebody altered or dropped in the database. */
  altered: string[];
}

interface Stored {
  kind: Kind;
  name: string;
  identity: string;
  checksum: string;
  /** Whether the definition is still the one that was created. True if that is unknown. */
  untouched: boolean;
}

/** Compares the database with the checkout and changes nothing. The database must be at migration 19 or later. */
export async function objectState(client: ClientBase, objects = readObjects()): Promise<ObjectState> {
  const stored = await readStored(client);
  const isStored = (object: SchemaObject) =>
    stored.some(
      ({ kind, name, checksum }) => kind === object.kind && name === object.name && checksum === object.checksum,
    );
  const isOurs = ({ kind, name }: Stored) => objects.some((object) => object.kind === kind && object.name === name);
  return {
    changed: objects.filter((object) => !isStored(object)).map(({ name }) => name),
    removed: stored.filter((one) => !isOurs(one)).map(({ name }) => name),
    altered: stored.filter(({ untouched }) => !untouched).map(({ name }) => name),
  };
}

async function readStored(client: ClientBase): Promise<Stored[]> {
  const { rows } = await client.query<Stored>(`
    select o.kind, o.name, o.identity, o.checksum,
      o.definition is null or o.definition is not distinct from live.definition as untouched
    from schema_objects o join (${liveDefinitions}) as live using (kind, name)
    order by o.kind, o.name`);
  return rows;
}

/**
 * Drops and creates all functions, views and triggers if any of them differs, inside the transaction that `client` is in. `create or
 * replace` is not enough: it cannot change a signature, and a view depends on the columns below it. Grants are restored. Returns what
 * differed. Throws PostgreSQL's error if an object of the owner's depends on one of them.
 */
export async function replaceObjects(client: ClientBase, objects = readObjects()): Promise<ObjectState> {
  const state = await objectState(client, objects);
  if (Object.values(state).every((names) => names.length === 0)) return state;
  const stored = await readStored(client);
  const grants = await readGrants(client);
  for (const kind of [...kinds].reverse()) await drop(client, kind, stored);
  await client.query('delete from schema_objects');
  for (const object of objects) await make(client, object);
  await client.query(
    `update schema_objects o set definition = live.definition from (${liveDefinitions}) as live
    where live.kind = o.kind and live.name = o.name`,
  );
  await restoreGrants(client, grants);
  return state;
}

/** Drops objects of a kind in one statement, because they may depend on each other. */
async function drop(client: ClientBase, kind: Kind, stored: readonly Stored[]): Promise<void> {
  const identities = stored.filter((one) => one.kind === kind).map(({ identity }) => identity);
  if (identities.length === 0) return;
  const statements =
    kind === 'trigger'
      ? identities.map((one) => `drop trigger if exists ${one}`)
      : [`drop ${kind} if exists ${identities.join(', ')}`];
  for (const statement of statements) await client.query(statement);
}

async function make(client: ClientBase, { kind, name, comment, sql, checksum }: SchemaObject): Promise<void> {
  const file = `src/db/${kind}s/${name}.sql`;
  await client.query(sql).catch((error: unknown) => {
    throw explainFileError(error, file);
  });
  const { rows } = await client.query<{ identity: string }>(
    {
      function: `select oid::regprocedure::text as identity from pg_proc where proname = $1 and pronamespace = current_schema()::regnamespace`,
      view: `select oid::regclass::text as identity from pg_class where relname = $1 and relnamespace = current_schema()::regnamespace`,
      trigger: `select format('%I on %s', tgname, tgrelid::regclass) as identity from pg_trigger where tgname = $1`,
    }[kind],
    [name],
  );
  const [made, other] = rows;
  if (!made) throw new Error(`${file} makes no ${kind} of this name.`);
  if (other)
    throw new Error(
      `There are two functions ${name}: ${made.identity} and ${other.identity}. Rename the one that is yours.`,
    );
  await client.query(`comment on ${kind} ${made.identity} is ${client.escapeLiteral(comment)}`);
  await client.query('insert into schema_objects (kind, name, identity, checksum) values ($1, $2, $3, $4)', [
    kind,
    name,
    made.identity,
    checksum,
  ]);
}
