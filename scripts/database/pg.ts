import type { ClientBase, Pool } from 'pg';
import pg from 'pg';
import { camelCased } from '../../src/db/camel-case.ts';
import type { Db, Sql, TransactionOptions } from '../../src/db/db.ts';
import { databaseError } from '../../src/db/errors.ts';
import { valueTypes } from '../../src/db/value-types.ts';

const types = valueTypes(pg.types);
const isolationLevels = {
  ReadCommitted: 'read committed',
  RepeatableRead: 'repeatable read',
  Serializable: 'serializable',
} as const;

/** Opens a pool of at most `max` connections. One that is lost, in use or not, fails the next statement and does not end the process. */
export function openPool(connectionString: string, max = 10): Pool {
  const pool = new pg.Pool({ connectionString, max });
  pool.on('error', () => {}); // of idle connections
  pool.on('connect', (client) => client.on('error', () => {})); // of those in use
  return pool;
}

/** Returns the scripts' database: `pg` over TCP. If the connection is a client, statements join that client's transaction. */
export function pgDb(connection: Pool | ClientBase): Db {
  return {
    async query<Row>(statement: Sql) {
      return (await run(connection, statement)) as Row[];
    },
    async transaction(statements, options = {}) {
      if (!(connection instanceof pg.Pool)) return runInOrder(connection, statements);
      return inTransaction(connection, (client) => runInOrder(client, statements), options);
    },
  };
}

/** Runs `work` in a transaction on a connection of its own. An error undoes it. Throws the database's errors as DatabaseError. */
export async function inTransaction<Value>(
  pool: Pool,
  work: (client: ClientBase) => Promise<Value>,
  options: TransactionOptions = {},
): Promise<Value> {
  const client = await pool.connect().catch((error) => {
    throw databaseError(error);
  });
  const control = (statement: string) =>
    client.query(statement).catch((error) => {
      throw databaseError(error);
    });
  let broken = false;
  try {
    await control(begin(options));
    const result = await work(client);
    await control('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

function begin({ readOnly = false, isolation = 'ReadCommitted' }: TransactionOptions): string {
  return `begin isolation level ${isolationLevels[isolation]} ${readOnly ? 'read only' : 'read write'}`;
}

async function runInOrder(client: ClientBase, statements: readonly Sql[]): Promise<unknown[][]> {
  const results: unknown[][] = [];
  for (const statement of statements) results.push(await run(client, statement));
  return results;
}

async function run(connection: Pool | ClientBase, { text, values }: Sql): Promise<unknown[]> {
  try {
    return camelCased((await connection.query({ text, values, types })).rows) as unknown[];
  } catch (error) {
    throw databaseError(error);
  }
}
