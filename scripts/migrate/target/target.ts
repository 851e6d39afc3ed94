import type { Client } from 'pg';
import { refused } from '../source/findings.ts';
import { quoted, tables } from '../source/tables.ts';

/** The key of the lock that `lock_rounds()` takes. */
export const roundsLockKey = 7_867_850;
const oldestServer = 140_000;
const patience = { lock: '3s', tries: 10, pause: 250 };

/**
 * Begins a transaction without any time limit and returns the id of its server process. Everything is sent in one message, because a role's
 * idle timeout may be short. Only settings that this server knows are set.
 */
export async function begin(client: Client, mode: 'read write' | 'read only'): Promise<number> {
  const isolation = mode === 'read only' ? 'repeatable read' : 'read committed';
  const values = Object.entries(settings).map(([name, value]) => `('${name}', '${value}')`);
  await client.query(`begin isolation level ${isolation} ${mode};
    set local statement_timeout = 0;
    set local idle_in_transaction_session_timeout = 0;
    select set_config(known.name, value, true)
    from (values ${values.join(', ')}) as ours (name, value) join pg_settings known using (name)
    where known.name <> 'client_connection_check_interval' or version() like '%linux%'`);
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
}

const settings: Record<string, string> = {
  transaction_timeout: '0',
  lock_timeout: patience.lock,
  client_connection_check_interval: '1s', // a killed migration releases its locks immediately
  synchronize_seqscans: 'off', // rows are returned in the order they were inserted
  row_security: 'off', // raises an error instead of returning a filtered table
  maintenance_work_mem: '128MB',
  work_mem: '64MB',
};

/** Throws MigrationRefused if the server cannot hold the data unchanged. */
export async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
  );
  const [{ version, encoding } = { version: 0, encoding: 'unknown' }] = rows;
  if (version < oldestServer) {
    throw refused('target', `PostgreSQL ${Math.floor(version / 10_000)} is too old: 14 or newer is needed`);
  }
  if (encoding !== 'UTF8') {
    const way = 'createdb --encoding=UTF8 --template=template0 NAME';
    throw refused(
      'target',
      `the database's encoding is ${encoding}, which cannot store every text: create one with ${way}`,
    );
  }
}

/** Locks the database against other migrations until the transaction ends. */
export async function takeLock(client: Client): Promise<void> {
  for (let attempt = 0; attempt < patience.tries; attempt++) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_xact_lock($1) as taken', [
      roundsLockKey,
    ]);
    if (rows[0]?.taken) return;
    await new Promise((resolve) => setTimeout(resolve, patience.pause));
  }
  throw refused('target', 'another migration into this database is running: wait until it ends');
}

/** Locks the tables, so that nobody writes to them while they are loaded and compared. */
export async function lockTables(client: Client): Promise<void> {
  const names = tables.map(({ name }) => quoted(name)).join(', ');
  try {
    await client.query(`lock table ${names} in access exclusive mode`);
  } catch (error) {
    if ((error as { code?: string }).code !== '55P03') throw error;
    throw refused(
      'target',
      `other sessions have used its tables for more than ${patience.lock}: stop the bot, or end those sessions`,
    );
  }
  await client.query('set local lock_timeout = 0');
}
