import type { Client } from 'pg';
import pg from 'pg';
import { databaseError } from '../../../src/db/errors.ts';
import { MigrationRefused, refused } from '../source/findings.ts';
import { begin } from './target.ts';

/**
 * Connects. Throws MigrationRefused, which says what happened and never contains the password, or the signal's reason if `signal` aborts
 * meanwhile.
 */
export async function connect(url: string, signal?: AbortSignal): Promise<Client> {
  refusePooler(url);
  const settled = new AbortController();
  try {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 15_000,
      keepAlive: true,
      application_name: 'stopwatch migrate',
    });
    client.on('error', () => {}); // a lost connection also rejects the running query
    const interrupted = new Promise<never>((_, reject) => {
      const leave = () => {
        void client.end().catch(() => {});
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', leave, { signal: settled.signal });
    });
    await Promise.race([client.connect(), interrupted]);
    return client;
  } catch (error) {
    signal?.throwIfAborted();
    throw refused('target', connectionProblem(error));
  } finally {
    settled.abort();
  }
}

/** Throws MigrationRefused for Neon's pooler, which cuts long transactions such as this one. */
function refusePooler(url: string): void {
  const host = URL.parse(url)?.hostname ?? '';
  const [first = '', ...rest] = host.split('.');
  if (!first.endsWith('-pooler')) return;
  const direct = [first.slice(0, -'-pooler'.length), ...rest].join('.');
  throw refused('target', `${host} is a connection pooler: use the direct endpoint ${direct}`);
}

function connectionProblem(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' && message.includes('open ')) return `a certificate file cannot be read (${message})`;
  if (/CERT|SIGNATURE/.test(code)) {
    return `the server's certificate is not trusted (${message}); name its authority: …?sslmode=verify-full&sslrootcert=FILE`;
  }
  return databaseError(error).message;
}

/**
 * Runs in a transaction that is rolled back unless `run` commits it. When `signal` aborts, the running statement is cancelled. `run` calls
 * `finish` before its commit, and is not interrupted after that. Throws MigrationRefused or the signal's reason.
 */
export async function withTarget<Result>(
  { to, signal }: { to: string; signal?: AbortSignal },
  mode: 'read write' | 'read only',
  run: (client: Client, finish: () => void) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted();
  const client = await connect(to, signal);
  let pid = 0;
  const cancel = () => void cancelBackend(to, pid).catch(() => {});
  const finish = () => signal?.removeEventListener('abort', cancel);
  try {
    pid = await begin(client, mode);
    signal?.addEventListener('abort', cancel);
    signal?.throwIfAborted();
    return await run(client, finish);
  } catch (error) {
    signal?.throwIfAborted();
    throw explained(error);
  } finally {
    finish();
    await client.query('rollback').catch(() => {});
    await client.end().catch(() => {});
  }
}

async function cancelBackend(url: string, pid: number): Promise<void> {
  const client = await connect(url);
  await client.query('select pg_cancel_backend($1)', [pid]).finally(() => client.end());
}

const lost = /^(57P0[1-5]|08.*|ECONN.*|EPIPE|ETIMEDOUT)$/;

/** Returns a refusal for an error of the server or the network. Returns bugs unchanged. */
function explained(thrown: unknown): unknown {
  if (thrown instanceof MigrationRefused || !(thrown instanceof Error)) return thrown;
  const { code, message, detail, table = 'target' } = thrown as pg.DatabaseError;
  if (lost.test(code ?? '') || /Connection terminated|Premature close/i.test(message)) {
    return refused(
      'target',
      `the connection was lost (${message}). The server rolls back and nothing was written: run this again`,
    );
  }
  if (code === undefined) return thrown;
  const said = detail ? `${message}: ${detail}` : message;
  if (code === '53100' || code === 'ENOSPC')
    return refused('target', `the server's disk is full (${said}): free some space and run this again`);
  if (code === '25006' || message.includes('during recovery'))
    return refused('target', `the server is read-only (${said}): name the primary, not a standby`);
  if (code === '42501') return refused('target', `${said}: connect as the owner of the tables`);
  return refused(table, /^(23|22)/.test(code) ? said : databaseError(thrown).message);
}
