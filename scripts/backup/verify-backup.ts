import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Step } from '../cli/progress.ts';
import { startPostgres } from '../database/postgres.ts';
import type { RestoreReport } from '../restore/restore-backup.ts';
import { restoreBackup } from '../restore/restore-backup.ts';

/** Restores a backup into a PostgreSQL of its own, which is removed afterwards. Throws an error for people if that fails. */
export async function verifyBackup(options: {
  file: string;
  signal?: AbortSignal;
  onProgress?: (step: Step) => void;
}): Promise<RestoreReport> {
  const dataDir = await mkdtemp(join(tmpdir(), 'stopwatch-verify-'));
  try {
    const postgres = await startPostgres({ dataDir, ephemeral: true });
    try {
      return await restoreBackup({ ...options, to: postgres.url });
    } finally {
      await postgres.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
