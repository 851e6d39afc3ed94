import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import pg from 'pg';
import { inject } from 'vitest';
import { workerRole } from './worker-role.ts';

export interface TestDatabase {
  /** Connection string of the owner. */
  url: string;
  /** Connection string of the role that the Worker uses. It cannot change the schema. */
  workerUrl: string;
  /** A connection that closes with the database. */
  client: pg.Client;
  drop(): Promise<void>;
}

/** Creates a database for this test from a template: `empty` has the schema, `demo` the migrated demo, `small` one of few evenings. */
export async function createDatabase(template: 'empty' | 'demo' | 'small' | 'template0'): Promise<TestDatabase> {
  const name = `${template}_${randomBytes(6).toString('hex')}`;
  await onServer(`create database ${name} template ${template} encoding 'UTF8' strategy file_copy`);
  const url = Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href;
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // the server may close this connection, and a running query then fails, too
  await client.connect();
  return {
    url,
    workerUrl: Object.assign(new URL(url), workerRole).href,
    client,
    async drop() {
      await client.end();
      await onServer(`drop database ${name} with (force)`);
    },
  };
}

/** Linux copies files by itself, for a third of the time that PostgreSQL needs to read and write them. */
const copyQuickly = process.platform === 'linux' ? '-c file_copy_method=clone' : '';

/** This process's connection to the server, for all test files. It does not keep the process alive. */
let server: Promise<pg.Client> | undefined;

async function onServer(statement: string): Promise<void> {
  server ??= connect();
  await (await server).query(statement);
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: inject('postgresUrl'), options: copyQuickly });
  client.on('error', () => {}); // the server ends before this process
  await client.connect();
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.unref();
  return client;
}
