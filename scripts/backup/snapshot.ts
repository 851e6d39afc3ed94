import type { Client } from 'pg';
import { connect } from '../migrate/target/connection.ts';
import { textForm } from './sums.ts';

/** Opens a second connection that sees the database as `client` does, so that two queries run side by side on one snapshot. */
export async function besides(client: Client, url: string, signal?: AbortSignal): Promise<Client> {
  const { rows } = await client.query<{ id: string }>('select pg_export_snapshot() as id');
  const other = await connect(url, signal);
  await other.query(`begin isolation level repeatable read read only;
    set transaction snapshot ${other.escapeLiteral(String(rows[0]?.id))};
    set local statement_timeout = 0;
    set local idle_in_transaction_session_timeout = 0;
    set local row_security = off;
    ${textForm}`);
  return other;
}
