import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { MigrationRefused, migrateDatabase } from '../../../scripts/migrate/steps/migrate.ts';
import { testSometimes } from '../../support/sample.ts';
import { legacyFile } from './legacy.ts';
import { proxy } from './proxy.ts';
import { contentOf, target, urlAs } from './target-database.ts';

const from = legacyFile();
const admin = await target('template0');
const roles: string[] = [];

/** Creates a role with LOGIN and drops it after the tests. */
async function role(attributes = ''): Promise<string> {
  const name = `role_${randomBytes(4).toString('hex')}`;
  await admin.client.query(`create role ${name} login password 'S3cret!' ${attributes}`);
  roles.push(name);
  return name;
}
afterAll(async () => {
  for (const name of roles) await admin.client.query(`drop role if exists ${name}`);
});

async function refusal(url: string): Promise<string> {
  const error = await migrateDatabase({ from, to: url }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(MigrationRefused);
  expect((error as Error).message).not.toContain('S3cret!');
  return (error as Error).message;
}

test('a server that is not there', async () => {
  expect(await refusal('postgres://someone:S3cret!@127.0.0.1:1/nothing')).toMatch(
    /^target: The database cannot be reached \(connect ECONNREFUSED/,
  );
  expect(await refusal('postgres://someone:S3cret!@no.such.host.invalid/nothing')).toMatch(
    /^target: The database cannot be reached/,
  );
});

testSometimes('a wrong password, a wrong database', async () => {
  const name = await role();
  expect(await refusal(urlAs(admin.url, name, 'wrong'))).toMatch(
    /^target: The database refused the connection \(password authentication failed/,
  );
  const missing = Object.assign(new URL(admin.url), { pathname: '/no_such_database' }).href;
  expect(await refusal(missing)).toMatch(
    /^target: The database refused the connection \(database "no_such_database" does not exist/,
  );
});

testSometimes("a pooler's host is refused with the direct one", async () => {
  expect(
    await refusal('postgres://u:S3cret!@ep-cool-name-123-pooler.eu-central-1.aws.neon.tech/db?sslmode=require'),
  ).toBe(
    'target: ep-cool-name-123-pooler.eu-central-1.aws.neon.tech is a connection pooler: use the direct endpoint ep-cool-name-123.eu-central-1.aws.neon.tech',
  );
});

testSometimes('a role that cannot create tables, or does not own them', async () => {
  const database = await target('template0');
  const name = await role();
  expect(await refusal(urlAs(database.url, name, 'S3cret!'))).toBe(
    `target: role ${name} may not create tables in schema public: grant create on schema public to ${name}`,
  );
  const { url, client } = await target();
  await client.query(`grant all on all tables in schema public to ${name}`);
  expect(await refusal(urlAs(url, name, 'S3cret!'))).toContain('rounds: belongs to role postgres: connect as postgres');
  await client.query(`drop owned by ${name}`);
});

testSometimes('an owner without special permissions suffices', async () => {
  const database = await target('template0');
  const name = await role();
  const { rows } = await database.client.query<{ name: string }>('select current_database() as name');
  await database.client.query(
    `grant create on schema public to ${name}; grant create on database ${rows[0]?.name} to ${name}`,
  );
  expect((await migrateDatabase({ from, to: urlAs(database.url, name, 'S3cret!') })).outcome).toBe('migrated');
  await database.client.query(
    'alter table rounds enable row level security; alter table rounds force row level security',
  );
  expect(await refusal(urlAs(database.url, name, 'S3cret!'))).toContain(
    'rounds: has row-level security, which hides rows',
  );
  await database.client.query(`reassign owned by ${name} to postgres; drop owned by ${name}`);
});

testSometimes('read-only transactions by default do not prevent a migration', async () => {
  const { url, client } = await target();
  const { rows } = await client.query<{ name: string }>('select current_database() as name');
  await client.query(`alter database ${rows[0]?.name} set default_transaction_read_only = on`);
  expect((await migrateDatabase({ from, to: url })).outcome).toBe('migrated');
});

testSometimes('a database that does not keep every text', async () => {
  const name = `ascii_${randomBytes(4).toString('hex')}`;
  await admin.client.query(`create database ${name} template template0 encoding 'SQL_ASCII' locale 'C'`);
  try {
    expect(await refusal(Object.assign(new URL(admin.url), { pathname: `/${name}` }).href)).toBe(
      "target: the database's encoding is SQL_ASCII, which cannot store every text: create one with createdb --encoding=UTF8 --template=template0 NAME",
    );
  } finally {
    await admin.client.query(`drop database ${name}`);
  }
});

test.each<[what: string, change: string, message: string]>([
  [
    'another type',
    'alter table player_comprehensive_stats alter column accuracy type real',
    'player_comprehensive_stats, accuracy: is real in the target where double precision belongs',
  ],
  [
    'a column missing',
    'alter table player_comprehensive_stats drop column accuracy',
    'player_comprehensive_stats, accuracy: is missing from the target',
  ],
  [
    'a view for a table',
    'alter table session_teams rename to t; create view session_teams as select * from t',
    'session_teams: is not a plain table in the target',
  ],
  ['a newer schema', 'insert into schemaversion (version) values (99999)', "newer than this checkout's"],
])('a target with %s is refused and left as it is', async (_, change, message) => {
  const database = await target();
  await database.client.query(change);
  const before = await contentOf(database);
  expect(await refusal(database.url)).toContain(message);
  expect(await contentOf(database)).toBe(before);
});

testSometimes('tables that Stopwatch did not create are refused', async () => {
  const database = await target('template0');
  await database.client.query('create table rounds (id integer)');
  const before = await contentOf(database);
  expect(await refusal(database.url)).toBe(
    'rounds: is in the target, but not made by this project: name an empty database',
  );
  expect(await contentOf(database)).toBe(before);
});

testSometimes('an older schema is brought up to date in the same transaction', async () => {
  const database = await target('template0');
  await database.client.query(readFileSync(`${import.meta.dirname}/../../fixtures/schema-18.sql`, 'utf8'));
  const before = await contentOf(database);
  const bad = legacyFile('update rounds set is_tied = 7');
  await expect(migrateDatabase({ from: bad, to: database.url })).rejects.toThrow('is_tied = 7');
  expect(await contentOf(database)).toBe(before);
  expect((await migrateDatabase({ from, to: database.url })).outcome).toBe('migrated');
});

testSometimes('values that the server changes on insert are found before the commit', async () => {
  const database = await target();
  await database.client.query(`
    create function meddle() returns trigger language plpgsql as $$ begin new.kills := new.kills + (new.id = 21)::int; return new; end $$;
    create trigger meddle before insert on player_comprehensive_stats for each row execute function meddle()`);
  const before = await contentOf(database);
  expect(await refusal(database.url)).toBe('player_comprehensive_stats row 21, kills = 4: is 5 in the target');
  await database.client.query(
    `create or replace function meddle() returns trigger language plpgsql as $$ begin return null; end $$`,
  );
  expect(await refusal(database.url)).toContain('player_comprehensive_stats row 10: is not in the target');
  await database.client.query('drop trigger meddle on player_comprehensive_stats; drop function meddle()');
  expect(before).toContain('meddle');
  expect(await contentOf(database)).not.toContain('Player 0');
});

testSometimes(
  'a session that locks the tables is named as the reason',
  async () => {
    const { url, client } = await target();
    await client.query('begin; select * from rounds');
    expect(await refusal(url)).toBe(
      'target: other sessions have used its tables for more than 3s: stop the bot, or end those sessions',
    );
    await client.query('rollback');
  },
  20_000,
);

testSometimes('through a UNIX socket', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stopwatch-socket-'));
  const { url } = await target();
  const path = join(folder, '.s.PGSQL.5432');
  expect((await migrateDatabase({ from, to: await proxy(url, { path }) })).outcome).toBe('migrated');
  rmSync(folder, { recursive: true, force: true });
});

const tls = join(import.meta.dirname, '../../fixtures/tls');

testSometimes('over TLS with an authority of its own, and not without it', async () => {
  const { url } = await target();
  const secure = await proxy(url, {
    tls: { key: readFileSync(`${tls}/server.key`), cert: readFileSync(`${tls}/server.crt`) },
  });
  expect(await refusal(`${secure}?sslmode=verify-full`)).toMatch(
    /^target: the server's certificate is not trusted \(.*\); name its authority: …\?sslmode=verify-full&sslrootcert=FILE$/,
  );
  expect(await refusal(`${secure}?sslmode=verify-full&sslrootcert=/no/such/file`)).toContain(
    'a certificate file cannot be read',
  );
  const trusted = `${secure}?sslmode=verify-full&sslrootcert=${tls}/authority.crt`;
  expect((await migrateDatabase({ from, to: trusted })).outcome).toBe('migrated');
});
