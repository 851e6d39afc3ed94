import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import pg from 'pg';
import Postgrator from 'postgrator';
import { databaseError } from '../../src/db/errors.ts';

const migrations = join(import.meta.dirname, '../../src/db/migrations');
const lockKey = 7_867_849;

/** The newest migration of this checkout, such as 2. */
export const newestVersion = Math.max(...readdirSync(migrations).map((file) => Number.parseInt(file, 10)));

/**
 * Applies the outstanding migrations inside the transaction that `client` is in, so that they happen together with what follows
 * or not at all. Returns the versions that were applied. Throws when the database is newer than this checkout.
 */
export async function applySchemaWithin(client: ClientBase): Promise<number[]> {
  await client.query('select pg_advisory_xact_lock($1)', [lockKey]);
  const postgrator = new Postgrator({
    driver: 'pg',
    migrationPattern: `${migrations}/*.sql`,
    newline: 'LF',
    execQuery: (query) => client.query(query),
  });
  const current = await postgrator.getDatabaseVersion();
  if (current > newestVersion) {
    throw new Error(
      `The database's schema is at ${current}, newer than this checkout's ${newestVersion}: use the newest version of this project.`,
    );
  }
  const applied = await postgrator.migrate().catch((error: Error) => {
    throw /MD5 checksum failed/.test(error.message) ? new Error(changedAfterwards(error.message)) : error;
  });
  return applied.map(({ version }) => Number(version));
}

function changedAfterwards(message: string): string {
  const version = /\[(\d+)\]/.exec(message)?.[1];
  return (
    `Migration ${version} of this checkout is not the one that made this database. Migrations are never edited: ` +
    'check out the version that made it, or start with another database (npm start -- --data ANOTHER_FOLDER).'
  );
}

/** Brings the database at `url` up to date in one transaction; returns the versions that were applied. */
export async function applySchema(url: string): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // a lost connection also rejects the query under way
  try {
    await client.connect();
    await client.query('begin');
    const applied = await applySchemaWithin(client);
    await client.query('commit');
    return applied;
  } catch (error) {
    throw hasSqlState(error) ? databaseError(error) : error;
  } finally {
    await client.end().catch(() => {});
  }
}

function hasSqlState(error: unknown): boolean {
  return error instanceof AggregateError || typeof (error as { code?: unknown } | null)?.code === 'string';
}
