import type { Client } from 'pg';
import { refused } from '../source/findings.ts';
import { connect } from './connection.ts';

/**
 * Commits. If the connection is lost meanwhile, asks the server what became of the transaction. Throws MigrationRefused if nothing was
 * written or the outcome stays unknown.
 */
export async function commit(client: Client, url: string): Promise<void> {
  const { rows } = await client.query<{ id: string }>('select pg_current_xact_id()::text as id');
  try {
    await client.query('commit');
  } catch (error) {
    const outcome = await outcomeOf(url, rows[0]?.id ?? '');
    if (outcome === 'committed') return;
    const said = error instanceof Error ? error.message : String(error);
    throw refused(
      'target',
      outcome === 'aborted'
        ? `the connection was lost during COMMIT (${said}); the server says nothing was written`
        : `the connection was lost during COMMIT (${said}) and the server cannot say yet whether it happened: run this again to find out`,
    );
  }
}

async function outcomeOf(url: string, transaction: string): Promise<string | null> {
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      const client = await connect(url);
      try {
        const { rows } = await client.query<{ status: string | null }>('select pg_xact_status($1::xid8) as status', [
          transaction,
        ]);
        if (rows[0]?.status !== 'in progress') return rows[0]?.status ?? null;
      } finally {
        await client.end();
      }
    } catch {
      // The server may be restarting, so this is retried.
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return null;
}
