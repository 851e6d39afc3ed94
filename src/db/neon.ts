import { neon, neonConfig, types as neonTypes } from '@neondatabase/serverless';
import type { Clock } from '../domain/clock.ts';
import { camelCased } from './camel-case.ts';
import type { Db, Sql, TransactionOptions } from './db.ts';
import type { DatabaseError } from './errors.ts';
import { retryOnce } from './retry-once.ts';
import { valueTypes } from './value-types.ts';

interface NeonOptions {
  /** URL that accepts SQL over HTTP. Only development sets it. Production uses the host of the connection string. */
  endpoint?: string | undefined;
  /** Time in milliseconds for a call, with its retry. Infinity sets no timer. */
  timeoutMs?: number;
  fetch?: typeof fetch;
  clock: Pick<Clock, 'runningMs' | 'sleep'>;
  random: () => number;
  /** Receives the error of a call that is retried. */
  onRetry?: (error: DatabaseError) => void;
}

const types = valueTypes(neonTypes);

/**
 * Returns the Worker's database: Neon's HTTP driver with one request per call, and a second one if the first failed for a moment only (see
 * error-kinds.ts).
 */
export function neonDb(
  connectionString: string,
  { endpoint, timeoutMs = 10_000, fetch, clock, random, onRetry = () => {} }: NeonOptions,
): Db {
  if (endpoint) neonConfig.fetchEndpoint = endpoint;
  if (fetch) neonConfig.fetchFunction = fetch;
  const run = neon(connectionString);
  const within = (limitMs: number) => ({
    types,
    ...(limitMs < Number.POSITIVE_INFINITY && { fetchOptions: { signal: AbortSignal.timeout(limitMs) } }),
  });
  const world = { clock, random, onRetry };

  return {
    query<Row>({ text, values }: Sql) {
      const send = async (limitMs: number) => camelCased(await run.query(text, values, within(limitMs))) as Row[];
      return retryOnce(send, { ...world, timeoutMs, isRepeatable: true });
    },
    transaction(
      statements: readonly Sql[],
      { readOnly = false, isolation = 'ReadCommitted', isRepeatable = readOnly, ...limits }: TransactionOptions = {},
    ) {
      const send = async (limitMs: number) => {
        const queries = statements.map(({ text, values }) => run.query(text, values, { types }));
        return camelCased(
          await run.transaction(queries, { ...within(limitMs), readOnly, isolationLevel: isolation }),
        ) as unknown[][];
      };
      return retryOnce(send, { ...world, timeoutMs: limits.timeoutMs ?? timeoutMs, isRepeatable });
    },
  };
}
