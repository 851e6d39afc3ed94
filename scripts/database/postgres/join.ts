import { existsSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isRunning } from '../guardian.ts';
import { isHeld } from './lock.ts';

/** Lines of postmaster.pid, counted from 0. PostgreSQL pads the status with spaces. */
const lines = { pid: 0, port: 3, status: 7 };

/**
 * Returns the connection string of the server that another process, such as npm start, runs on this folder. Undefined if no process uses
 * the folder or its server does not accept connections yet.
 */
export async function findRunningPostgres(dataDir: string, database = 'stopwatch'): Promise<string | undefined> {
  const asked = resolve(dataDir);
  const folder = await realpath(join(asked, 'elsewhere')).catch(() => asked);
  if (!existsSync(join(folder, 'lock.sqlite')) || !isHeld(folder)) return undefined;
  const file = await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8').catch(() => '');
  const told = file.split('\n').map((line) => line.trim());
  if (told[lines.status] !== 'ready' || !isRunning(Number(told[lines.pid]))) return undefined;
  const password = (await readFile(join(folder, 'password'), 'utf8')).trim();
  return `postgresql://postgres:${password}@127.0.0.1:${told[lines.port]}/${encodeURIComponent(database)}`;
}
