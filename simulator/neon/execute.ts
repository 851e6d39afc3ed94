import pg from 'pg';
import { ConnectFailure } from './refusal.ts';
import type { SqlRequest, Statement } from './request.ts';

/** One statement's result as the driver reads it: values as PostgreSQL's text, or null. */
interface StatementResult {
  command: string | null;
  rowCount: number | null;
  fields: pg.FieldDef[];
  rows: (string | null)[][];
  rowAsArray: true;
}

const asText = { getTypeParser: () => (text: string) => text };

/** How a request is run. */
export interface Execution {
  /** When it aborts, the running statement is cancelled. */
  signal: AbortSignal;
  /** Receives each statement that PostgreSQL has run, and how long it took. */
  onStatement?: ((statement: Statement, ms: number, rows: number) => void) | undefined;
}

/** Runs the statement, or several in one transaction that any error rolls back. Throws ConnectFailure or pg's error. */
export async function execute(pool: pg.Pool, request: SqlRequest, execution: Execution): Promise<StatementResult[]> {
  const { signal } = execution;
  const client = await pool.connect().catch((cause) => {
    throw new ConnectFailure('no connection', { cause });
  });
  const cancel = () => void cancelStatement(pool, client);
  signal.addEventListener('abort', cancel);
  try {
    if (!request.begin) return await runAll(client, request.statements, execution);
    await client.query(request.begin);
    const results = await runAll(client, request.statements, execution);
    signal.throwIfAborted();
    await client.query('COMMIT');
    return results;
  } catch (error) {
    if (request.begin) await client.query('ROLLBACK').catch(() => {}); // the connection is lost, or is destroyed below
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
    // The connection does not return to the pool if it is inside a transaction, lost, or about to be cancelled.
    client.release(signal.aborted || client.getTransactionStatus() !== 'I');
  }
}

async function runAll(
  client: pg.PoolClient,
  statements: Statement[],
  { signal, onStatement }: Execution,
): Promise<StatementResult[]> {
  const results: StatementResult[] = [];
  for (const statement of statements) {
    signal.throwIfAborted();
    const { query, params } = statement;
    const started = performance.now();
    // The extended protocol is used even without parameters, as Neon does. It accepts one statement only.
    const config = { text: query, values: params, rowMode: 'array', types: asText, queryMode: 'extended' } as const;
    const { command, rowCount, fields, rows } = await client.query<(string | null)[]>(config);
    onStatement?.(statement, performance.now() - started, rows.length);
    results.push({ command, rowCount, fields, rows, rowAsArray: true });
  }
  return results;
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
