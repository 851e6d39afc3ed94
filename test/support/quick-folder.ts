import { chmod, mkdtemp, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
const enoughBytes = 4 * 1024 ** 3;

/**
 * Creates a folder in which a PostgreSQL server works quickly: in memory if Linux has a folder there with enough space, else with the
 * temporary files. Each database consists of hundreds of files, and some disk file systems spend more time on creating them than PostgreSQL
 * on the tests. The server's user may enter the folder, also if root runs the tests.
 */
export async function quickFolder(): Promise<string> {
  const folder = await mkdtemp(join(await place(), 'stopwatch-test-'));
  await chmod(folder, 0o711);
  return folder;
}

async function place(): Promise<string> {
  if (process.platform !== 'linux') return tmpdir();
  const { bavail, bsize } = await statfs(memory).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize >= enoughBytes ? memory : tmpdir();
}
