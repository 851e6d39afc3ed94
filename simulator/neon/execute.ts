import pg from 'pg';
import { ConnectFailure, PgError } from './refusal.ts';
import type { SqlRequest, Statement } from './request.ts';
import type { StatementResult } from './run-statement.ts';
import { runStatement } from './run-statement.ts';

/** How a request is run. */
export interface Execution {
  /** When it aborts, the running statement is cancelled. */
  signal: AbortSignal;
  /** The most bytes of rows, as JSON, that all statements may return together. */
  maxBytes: number;
  /** See NeonEndpointOptions. */
  isThrifty?: boolean;
  /** Receives that something was written, before it is committed. What it throws is thrown, after a rollback. */
  onWrite?: (() => void) | undefined;
  /** Receives each statement that PostgreSQL has run, and how long it took. */
  onStatement?: ((statement: Statement, ms: number, rows: number) => void) | undefined;
}

/**
 * Runs the statement, or several in one transaction that any error rolls back. Nothing that a session holds survives: no setting, no
 * temporary table, no lock. Throws ConnectFailure, PgError or pg's error.
 */
export async function execute(
  pool: pg.Pool,
  { begin, statements }: SqlRequest,
  { signal, maxBytes, isThrifty = false, onWrite, onStatement }: Execution,
): Promise<StatementResult[]> {
  const client = await pool.connect().catch((cause) => {
    throw new ConnectFailure(decodeURIComponent(new URL(String(pool.options.connectionString)).username), { cause });
  });
  const cancel = () => void cancelStatement(pool, client);
  signal.addEventListener('abort', cancel);
  // Whether something was written is seen only inside a transaction.
  const opening = begin ?? (onWrite && 'BEGIN');
  let isTooLarge = false;
  try {
    if (opening) await client.query(opening);
    const results: StatementResult[] = [];
    let bytesLeft = maxBytes;
    for (const statement of statements) {
      signal.throwIfAborted();
      const startedMs = performance.now();
      const { bytes, ...result } = await runStatement(client, statement, bytesLeft, () => {
        isTooLarge = true;
        cancel();
      });
      onStatement?.(statement, performance.now() - startedMs, result.rows.length);
      bytesLeft -= bytes;
      results.push(result);
      if (onWrite && (await hasWritten(client))) onWrite();
    }
    signal.throwIfAborted();
    if (opening) await client.query('COMMIT');
    return results;
  } catch (error) {
    if (opening) await client.query('ROLLBACK').catch(() => {}); // the connection is lost, or is destroyed below
    throw isTooLarge ? new PgError(507, `response is too large (max is ${maxBytes} bytes)`) : error;
  } finally {
    signal.removeEventListener('abort', cancel);
    // The connection does not return to the pool if it is inside a transaction, lost, or about to be cancelled.
    if (signal.aborted || isTooLarge || client.getTransactionStatus() !== 'I') client.release(true);
    else {
      const reset = resetSession(client, isThrifty ? discardAllButPlans : 'DISCARD ALL');
      if (isThrifty) await reset;
    }
  }
}

/** What DISCARD ALL does, but for the plans of statements in functions. No later request sees these, but it would have to plan them again. */
const discardAllButPlans = [
  'CLOSE ALL',
  'RESET SESSION AUTHORIZATION',
  'RESET ALL',
  'DEALLOCATE ALL',
  'UNLISTEN *',
  'SELECT pg_advisory_unlock_all()',
  'DISCARD TEMP',
  'DISCARD SEQUENCES',
].join('; ');

/** Takes from a connection what the session left in it, and returns the connection to its pool. */
async function resetSession(client: pg.PoolClient, discard: string): Promise<void> {
  try {
    await client.query(discard);
    client.release();
  } catch {
    client.release(true);
  }
}

async function hasWritten(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query('SELECT pg_current_xact_id_if_assigned() IS NOT NULL AS written');
  return rows[0]?.written;
}

async function cancelStatement(pool: pg.Pool, client: pg.PoolClient): Promise<void> {
  const { processID } = client as unknown as { processID: number };
  const messenger = new pg.Client(pool.options); // the pool itself may have no free connection
  messenger.on('error', () => {}); // it has nothing else to do, so its loss is no error
  try {
    await messenger.connect();
    await messenger.query('SELECT pg_cancel_backend($1)', [processID]);
  } catch {
    // The database is unavailable, so the statement has ended with it.
  } finally {
    await messenger.end();
  }
}
