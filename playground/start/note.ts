import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The source a database was filled from. */
export interface Loaded {
  /** for people: `the demo`, or the file's path */
  name: string;
  /** SHA-256 of the SQLite file */
  sha256: string;
  /** the day the demo ends on, until all of it is stored */
  unfinished?: string;
}

/** Notes in the data folder about the source of each database. */
export interface Notes {
  read(database: string): Promise<Loaded | undefined>;
  write(database: string, loaded: Loaded): Promise<void>;
}

export function notesIn(dataDir: string): Notes {
  const path = join(dataDir, 'loaded.json');
  const readAll = async (): Promise<Record<string, Loaded>> =>
    JSON.parse(await readFile(path, 'utf8').catch(() => '{}'));
  return {
    read: async (database) => (await readAll())[database],
    async write(database, loaded) {
      await mkdir(dataDir, { recursive: true });
      const text = JSON.stringify({ ...(await readAll()), [database]: loaded }, null, 2);
      await writeFile(`${path}.new`, `${text}\n`);
      await rename(`${path}.new`, path); // a kill leaves either the old note or the new one, complete
    },
  };
}

/** Returns the file's SHA-256. Throws an Error that names the file if it cannot be read. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const part of createReadStream(path)) hash.update(part);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : code;
    throw new Error(`--from ${path} cannot be read: ${why}.`, { cause });
  }
  return hash.digest('hex');
}
