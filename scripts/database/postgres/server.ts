import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProcess, isRunning } from '../guardian.ts';
import { explain, programPath } from './binaries.ts';
import { surroundings } from './cluster.ts';
import type { Home } from './home.ts';

const ALWAYS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'timezone=UTC',
  'log_timezone=UTC',
  'lc_messages=C',
];
/** Settings without durability, for data that nobody needs after a crash. */
const NO_DURABILITY = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'io_method=sync',
];

export interface Server {
  process: ChildProcess & { pid: number };
  port: number;
}

/** Ends a server that still runs on the cluster after its parent was killed, and removes a stale postmaster.pid. */
export async function endLeftover(home: Home, log: (line: string) => void): Promise<void> {
  const cluster = join(home.folder, 'cluster');
  const file = join(cluster, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid) return;
  const command = isRunning(pid) ? commandLine(pid) : '';
  if (command.includes('postgres') && command.includes(cluster)) {
    log(`ending the PostgreSQL server (process ${pid}) that an earlier run left behind`);
    await endProcess(pid, 'SIGINT');
  } else if (!command.includes('postgres')) {
    // PostgreSQL only checks that some process has this id, and would refuse to start.
    await rm(file, { force: true });
  }
}

/** Starts the server on a free port of 127.0.0.1 and waits until it accepts connections. */
export async function launch(home: Home, ephemeral: boolean, log: (line: string) => void): Promise<Server> {
  for (const until = Date.now() + 20_000; ; ) {
    const port = await freePort();
    const { child, lines, ready } = spawnServer(home, ephemeral, port, log);
    if (await ready) return { process: child as Server['process'], port };
    const output = lines.join('\n');
    // Another program took the port, or some backends of a killed server still run.
    const passing =
      /Address already in use|pre-existing shared memory block|lock file "postmaster\.pid" already exists/;
    if (!passing.test(output) || Date.now() > until) throw new Error(`PostgreSQL cannot start: ${explain(output)}`);
    await sleep(200);
  }
}

function spawnServer(home: Home, ephemeral: boolean, port: number, log: (line: string) => void) {
  const settings = [...ALWAYS, `port=${port}`, ...(ephemeral ? NO_DURABILITY : [])].flatMap((setting) => [
    '-c',
    setting,
  ]);
  const child = spawn(programPath(home.binaries, 'postgres'), ['-D', join(home.folder, 'cluster'), ...settings], {
    ...surroundings(home),
    detached: true, // Ctrl-C is handled by this process, because the server would end before its clients
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lines: string[] = [];
  const ready = new Promise<boolean>((resolve) => {
    const done = (isReady: boolean) => {
      resolve(isReady);
      child.unref();
      (child.stderr as unknown as Socket).unref();
    };
    createInterface({ input: child.stderr }).on('line', (line) => {
      log(line);
      if (lines.length < 50) lines.push(line);
      if (line.includes('ready to accept connections')) done(true);
    });
    child.once('error', (error) => {
      lines.push(String(error));
      done(false);
    });
    child.once('close', () => done(false));
  });
  return { child, lines, ready };
}

/** Shuts the server down without waiting for clients. Resolves when the process is gone. */
export async function shutDown({ process: child }: Server, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.ref();
  await Promise.race([endProcess(child.pid, signal), gone]);
  await gone;
}

function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1.');
  return address.port;
}
