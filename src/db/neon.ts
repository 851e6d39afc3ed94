import { neon, neonConfig, types as neonTypes } from '@neondatabase/serverless';
import { camelCased } from './camel-case.ts';
import type { Db, Sql, TransactionOptions } from './db.ts';
import { databaseError } from './errors.ts';
import { valueTypes } from './value-types.ts';

interface NeonOptions {
  /** URL that accepts SQL over HTTP. Only development sets it. Production uses the host of the connection string. */
  endpoint?: string | undefined;
  /** Statement timeout in milliseconds. */
  timeoutMs?: number;
  fetch?: typeof fetch;
}

const types = valueTypes(neonTypes);

/** Returns the Worker's database: Neon's HTTP driver with one request per call. */
export function neonDb(connectionString: string, { endpoint, timeoutMs = 10_000, fetch }: NeonOptions = {}): Db {
  if (endpoint) neonConfig.fetchEndpoint = endpoint;
  if (fetch) neonConfig.fetchFunction = fetch;
  const run = neon(connectionString);
  const options = (limit = timeoutMs) => ({ types, fetchOptions: { signal: AbortSignal.timeout(limit) } });

  return {
    async query<Row>(statement: Sql) {
      try {
        return camelCased(await run.query(statement.text, statement.values, options())) as Row[];
      } catch (error) {
        throw databaseError(error);
      }
    },
    async transaction(
      statements: readonly Sql[],
      { readOnly = false, isolation = 'ReadCommitted', timeoutMs: limit }: TransactionOptions = {},
    ) {
      try {
        const queries = statements.map(({ text, values }) => run.query(text, values, { types }));
        const results = await run.transaction(queries, { ...options(limit), readOnly, isolationLevel: isolation });
        return camelCased(results) as unknown[][];
      } catch (error) {
        throw databaseError(error);
      }
    },
  };
}
