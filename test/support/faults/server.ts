import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { guard } from '../../../scripts/database/guardian.ts';
import { startPostgres } from '../../../scripts/database/postgres.ts';
import { quickFolder } from '../quick-folder.ts';

/** A PostgreSQL server that a test may end, stop and start again. */
export interface FaultyServer {
  url: string;
  /** Ends the server as if its machine lost power, and waits until nothing answers. */
  kill(): Promise<void>;
  /** Starts the killed server again, at the same address. */
  start(): Promise<void>;
  /** Stops all its processes where they are. */
  pause(): Promise<void>;
  resume(): void;
  query<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

export async function startFaultyServer(): Promise<FaultyServer> {
  const folder = await quickFolder();
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), ephemeral: true });
  const { pathname } = new URL(postgres.url);
  const cluster = join(postgres.dataDir, 'cluster');
  const { uid, gid } = await stat(cluster);
  const guardian = guard({ removeDir: folder });
  let paused: number[] = [];
  let again: ReturnType<typeof spawn> | undefined;

  const query: FaultyServer['query'] = async (text, values) => {
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    try {
      return (await client.query(text, values)).rows;
    } finally {
      await client.end();
    }
  };
  const postmaster = async () => Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  const answers = () =>
    query('select').then(
      () => true,
      () => false,
    );
  const until = async (isWanted: boolean) => {
    while ((await answers()) !== isWanted) await sleep(50);
  };

  // What was committed outlives the server, as on a server with its own settings.
  await query(`alter database ${pathname.slice(1)} set synchronous_commit = on`);
  return {
    url: postgres.url,
    query,
    async kill() {
      process.kill(await postmaster(), 'SIGKILL');
      await until(false);
    },
    async start() {
      const command = await readFile(join(cluster, 'postmaster.opts'), 'utf8');
      const [program = '', ...args] = (command.match(/"[^"]*"|\S+/g) ?? []).map((part) => part.replace(/^"|"$/g, ''));
      const asOwner = process.getuid?.() === 0 ? { uid, gid } : {};
      // The server's other processes may still be ending. It refuses to start before.
      for (;;) {
        await rm(join(cluster, 'postmaster.pid'), { force: true });
        again = spawn(program, args, {
          ...asOwner,
          cwd: '/',
          env: { LC_ALL: 'C', TZ: 'UTC' },
          stdio: 'ignore',
          detached: true,
        });
        guardian.update({ pid: again.pid, signal: 'SIGQUIT', removeDir: folder });
        const isUp = await Promise.race([until(true).then(() => true), once(again, 'exit').then(() => false)]);
        again.unref();
        if (isUp) return;
        await sleep(100);
      }
    },
    async pause() {
      const rows = await query<{ pid: number }>('select pid from pg_stat_activity where pid <> pg_backend_pid()');
      paused = [await postmaster(), ...rows.map(({ pid }) => pid)];
      for (const pid of paused) signal(pid, 'SIGSTOP');
    },
    resume() {
      for (const pid of paused) signal(pid, 'SIGCONT');
      paused = [];
    },
    async stop() {
      if (again && again.exitCode === null && again.signalCode === null) {
        again.kill('SIGQUIT');
        await once(again, 'exit');
      }
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
      guardian.release();
    },
  };
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // One that has ended needs no signal.
  }
}
