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
  /** The data folder. Created if missing, and reused by later starts. */
  dataDir: string;
  /** The database's name. Created if missing. */
  database?: string;
  /** Makes the server fast but not durable. `dataDir` must be new or empty, and is removed at the end. */
  ephemeral?: boolean;
  /** Receives log lines of the server and of this module. */
  log?: (line: string) => void;
  /** The folder for binaries and data when running as root and the server's user cannot enter the checkout. */
  outside?: string;
}

export interface Postgres {
  /** connection string with user and password; the server listens on 127.0.0.1 only */
  url: string;
  /** the folder that holds the data; as root it may differ from the requested one */
  dataDir: string;
  /** Shuts the server down and disconnects its clients. It may be called more than once. */
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL 18 from npm. A guardian process ends the server when this process ends, however it ends (also by SIGINT, SIGTERM
 * or kill -9). So no signal handler is installed, and the caller decides the exit code. `stop()` ends the server earlier or waits for its
 * end. The server does not keep the event loop alive. After a kill of this process, of the server or of both, the next start recovers all
 * committed data. Throws an Error in words for users if another process uses the folder, the data is of another major version, the disk is full or
 * binaries are missing.
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
  const signal = ephemeral ? 'SIGQUIT' : 'SIGINT'; // SIGQUIT skips the checkpoint, which nobody needs; SIGINT disconnects clients first

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
        log(`PostgreSQL ended unexpectedly (${killedBy ?? `exit code ${code}`}). Start again: committed data is safe`);
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
      `${folder} is not empty. An ephemeral database removes its folder at the end, so it needs an empty one.`,
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
