import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FileName } from '../../src/domain/round-file/file-name.ts';
import { parseFileName } from '../../src/domain/round-file/file-name.ts';

/** The import cannot continue. The message says why and what to do. */
export class ImportStopped extends Error {}

/** A file with a name that can be imported. */
export interface FoundFile {
  path: string;
  name: FileName;
}

interface Found {
  /** Sorted by the timestamps in their names. */
  files: FoundFile[];
  /** Other files, and why they are ignored. */
  skipped: { path: string; reason: string }[];
}

/** Finds the files to import in files and folders. Throws ImportStopped if a path cannot be read or if there is nothing to import. */
export async function findFiles(paths: readonly string[]): Promise<Found> {
  const found: Found = { files: [], skipped: [] };
  for (const path of paths) {
    const entry = await stat(path).catch((error: NodeJS.ErrnoException) => {
      throw new ImportStopped(`${path} cannot be read (${error.code}): name a folder or files that exist.`);
    });
    if (!entry.isDirectory()) take(path, found);
    else {
      const inside = await readdir(path, { recursive: true, withFileTypes: true });
      for (const file of inside) if (file.isFile()) take(join(file.parentPath, file.name), found);
    }
  }
  if (found.files.length === 0) {
    const others =
      found.skipped.length > 0 ? ` (${found.skipped.length} other files, such as ${found.skipped[0]?.path})` : '';
    throw new ImportStopped(
      `There are no round or endstats files in ${paths.join(', ')}${others}: name the folder where the game server writes its gamestats.`,
    );
  }
  found.files.sort((a, b) => stampOf(a) - stampOf(b) || (a.path < b.path ? -1 : 1));
  return found;
}

function take(path: string, { files, skipped }: Found): void {
  const name = parseFileName(basename(path));
  if (name.ok) files.push({ path, name: name.value });
  else skipped.push({ path, reason: name.refusal.message });
}

/** Returns the order of files, in milliseconds. An endstats file comes after its round, which tells whose its names are. */
function stampOf({ name: { date, time, kind } }: FoundFile): number {
  const stamp = Date.parse(`${date}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}Z`);
  return kind === 'endstats' ? stamp + 60_000 : stamp;
}
