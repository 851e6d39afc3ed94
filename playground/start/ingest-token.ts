import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Returns the token for uploads to this data folder. It is made once, so that a monitor goes on after the next start. */
export async function ingestToken(dataDir: string): Promise<string> {
  const path = join(dataDir, 'ingest-token');
  const stored = (await readFile(path, 'utf8').catch(() => '')).trim();
  if (/^[0-9a-f]{32}$/.test(stored)) return stored;
  const made = randomBytes(16).toString('hex');
  await mkdir(dataDir, { recursive: true });
  await writeFile(path, `${made}\n`, { mode: 0o600 });
  return made;
}
