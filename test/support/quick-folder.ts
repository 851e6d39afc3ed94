import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';

const memory = '/dev/shm';
const enoughBytes = 4 * 1024 ** 3;

/**
 * Returns Linux's folder in memory if it has space for the tests' databases, else the usual temporary folder. Each database consists of
 * hundreds of files, and some disk file systems spend more time on creating them than PostgreSQL on the tests.
 */
export async function quickFolder(): Promise<string> {
  if (process.platform !== 'linux') return tmpdir();
  const { bavail, bsize } = await statfs(memory).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize >= enoughBytes ? memory : tmpdir();
}
