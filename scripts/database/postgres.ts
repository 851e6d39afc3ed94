import { mkdir, readdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import pg from 'pg';
import type { Guarded } from './guardian.ts';
import { guard } from './guardian.ts';
import { findBinaries } from './postgres/binaries.ts';
import { prepareCluster, readPassword } from './postgres/cluster.ts';
import { findHome } from './postgres/home.ts';
import { holdFolder } from './postgres/lock.ts';
import type { Server } from './postgres/server.ts';
import { endLeftover, launch, shutDown } from './postgres/server.ts';

export interface PostgresOptions {
  /** Made when missing; kept between starts. */
  dataDir: string;
  /** Made when missing. */
  database?: string;
  /** Quick and not durable; `dataDir` must be new or empty and is removed at the end. */
  ephemeral?: boolean;
  /** Gets the server's own log lines and ours. */
  log?: (line: string) => void;
  /** Under root: where binaries and data go when the server's user cannot reach them. */
  outside?: string;
}

export interface Postgres {
  /** with user and password; 127.0.0.1 only */
  url: string;
  /** where the data lies: under root this may be another folder than asked for */
  dataDir: string;
  /** Shuts the server down, disconnecting its clients. May be called again. */
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL 18 from npm. The server ends with this process however that ends (also on SIGINT, SIGTERM,
 * kill -9): a guardian process sees to it, so no signal handler is installed and the exit code stays the caller's
 * business; `stop()` is for ending it earlier or waiting for it. It does not keep the event loop alive.
 * After a kill of this process, of the server or of both, the next start recovers and has the committed data.
 * Throws an Error for people: folder in use (and by whom), other major version, disk full, binaries missing.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { database = 'stopwatch', ephemeral = false, log = () => {}, outside = '/var/lib/stopwatch' } = options;
  const asked = resolve(options.dataDir);
  if (ephemeral) await refuseFull(asked);
  const installed = await findBinaries();
  const home = await findHome(asked, installed, { ephemeral, outside });
  const release = holdFolder(home.folder);
  const leftBehind: Guarded = ephemeral ? { removeDir: [asked, home.folder] } : {};
  const guardian = guard(leftBehind);
  const signal = ephemeral ? 'SIGQUIT' : 'SIGINT'; // immediate: nobody needs the checkpoint; fast: clients are disconnected

  let server: Server | undefined;
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      if (server) await shutDown(server, signal);
      release();
      for (const folder of ephemeral ? [asked, home.folder] : []) await rm(folder, { recursive: true, force: true });
      guardian.release();
    })();
    return stopping;
  };

  try {
    await endLeftover(home, log);
    await prepareCluster(home, {
      major: installed.major,
      ephemeral,
      onChild: (pid) => guardian.update({ ...leftBehind, pid, signal: 'SIGKILL' }),
    });
    guardian.update(leftBehind);
    server = await launch(home, ephemeral, log);
    guardian.update({ ...leftBehind, pid: server.process.pid, signal });
    server.process.once('exit', (code, killedBy) => {
      guardian.update(leftBehind);
      if (!stopping)
        log(`PostgreSQL ended unexpectedly (${killedBy ?? `exit code ${code}`}); start again: committed data is kept`);
    });
    const address = `postgresql://postgres:${await readPassword(home)}@127.0.0.1:${server.port}`;
    await createDatabase(address, database);
    return { url: `${address}/${encodeURIComponent(database)}`, dataDir: home.folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function refuseFull(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) {
    throw new Error(
      `${folder} is not empty: an ephemeral database removes its folder at the end, so it takes only an empty one.`,
    );
  }
}

async function createDatabase(address: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${address}/postgres` });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
