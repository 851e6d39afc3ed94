import type { Client } from 'pg';
import pg from 'pg';
import { databaseError } from '../../src/db/errors.ts';
import { applySchemaWithin } from '../schema/apply.ts';
import { Findings, MigrationRefused, refused } from './findings.ts';
import { quoted, tables } from './tables.ts';

const lockKey = 7_867_850;
const oldestServer = 140_000;

/** Connects; throws what happened in words for people, without the password. */
export async function connect(url: string): Promise<Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 15_000,
    application_name: 'stopwatch migrate',
  });
  client.on('error', () => {}); // a lost connection also rejects the query under way
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw refused('target', databaseError(error).message);
  }
}

/** Begins the one transaction everything happens in, with no time limit but our own patience for locks. */
export async function begin(client: Client): Promise<void> {
  await client.query('begin isolation level read committed read write');
  const { rows } = await client.query<{ name: string }>(`select name from pg_settings where name = any ($1)`, [
    Object.keys(settings),
  ]);
  for (const { name } of rows) await client.query(`set local ${name} = '${settings[name]}'`);
}

const settings: Record<string, string> = {
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  transaction_timeout: '0',
  client_connection_check_interval: '1s', // a killed migration frees its locks at once
  synchronize_seqscans: 'off', // rows come back in the order they went in
  row_security: 'off', // an error rather than a filtered table
  maintenance_work_mem: '128MB',
};

/** Refuses servers that cannot hold the data as it is. */
export async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string; standby: boolean }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
      pg_is_in_recovery() as standby`,
  );
  const [server] = rows;
  if (!server) throw refused('target', 'the server did not say what it is');
  if (server.version < oldestServer)
    throw refused('target', `PostgreSQL ${Math.floor(server.version / 10_000)} is too old; 14 or newer is needed`);
  if (server.encoding !== 'UTF8') {
    throw refused(
      'target',
      `its encoding is ${server.encoding}; make one with: createdb --encoding=UTF8 --template=template0 NAME`,
    );
  }
  if (server.standby) throw refused('target', 'it is a read-only standby; name the primary server');
}

/** Lets only one migration at a time into this database, until the transaction ends. */
export async function takeLock(client: Client): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_xact_lock($1) as taken', [lockKey]);
    if (rows[0]?.taken) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw refused('target', 'another migration into this database is running; wait for its end');
}

/** Creates the schema in an empty database or brings it up to date, inside the transaction. */
export async function prepareSchema(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select name from unnest($1::text[]) as name where to_regclass(quote_ident(name)) is not null`,
    [['schemaversion', ...tables.map(({ name }) => name)]],
  );
  const present = rows.map(({ name }) => name);
  if (present.length > 0 && !present.includes('schemaversion')) {
    throw refused(
      'target',
      `it holds ${present.join(', ')}, not made by this project; name an empty database or rename these`,
    );
  }
  await applySchemaWithin(client);
  await checkColumns(client);
}

async function checkColumns(client: Client): Promise<void> {
  const findings = new Findings();
  const { rows } = await client.query<{ table: string; column: string; type: string }>(
    `select a.attrelid::regclass::text as table, a.attname as column, format_type(a.atttypid, null) as type
    from pg_attribute a where a.attrelid = any ($1::regclass[]) and a.attnum > 0 and not a.attisdropped`,
    [tables.map(({ name }) => name)],
  );
  const types = new Map(rows.map(({ table, column, type }) => [`${table}.${column}`, type]));
  for (const table of tables) {
    for (const { name, kind } of [...table.columns, ...table.own]) {
      const type = types.get(`${table.name}.${name}`);
      if (type === kind) continue;
      const problem =
        type === undefined ? 'is missing from the target' : `is ${type} in the target where ${kind} belongs`;
      findings.add({ table: table.name, column: name, problem });
    }
  }
  if (findings.count > 0) throw new MigrationRefused(findings);
}

/** Refuses a target that already has rows. */
export async function refuseRows(client: Client): Promise<void> {
  const findings = new Findings();
  for (const { name } of tables) {
    const { rows } = await client.query<{ count: string }>(`select count(*) from ${quoted(name)}`);
    if (rows[0]?.count !== '0')
      findings.add({ table: name, problem: `has ${rows[0]?.count} rows in the target already` });
  }
  if (findings.count > 0) throw new MigrationRefused(findings);
}
