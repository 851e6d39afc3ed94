import type { FSWatcher } from 'node:fs';
import { createReadStream, statSync, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { largestFile } from '../../src/domain/round-file/text.ts';
import { reasonOf } from '../cli/reason-of.ts';
import { NeedsPerson, Unavailable, Unreadable } from './errors.ts';
import type { FoundFile, Source } from './source.ts';

/** Opens a folder on this machine. `onChange` is called when something in the folder changes, if the operating system reports it. */
export function openFolder(folder: string, onChange: () => void): Source {
  let watcher: FSWatcher | undefined;
  let wasThere = false;
  return {
    place: folder,
    async list(isWanted) {
      const names = await readdir(folder).catch((cause) => {
        watcher?.close();
        watcher = undefined;
        const message = `${folder} cannot be read: ${reasonOf(cause)}`;
        if (wasThere) throw new Unavailable(message, { cause });
        throw new NeedsPerson(`${message}. --from takes the folder where the game server writes its statistics.`);
      });
      wasThere = true;
      watcher ??= watchFolder(folder, onChange);
      return names.filter(isWanted).flatMap((name) => lookAt(folder, name));
    },
    async read(name) {
      const chunks: Buffer[] = [];
      try {
        for await (const chunk of createReadStream(join(folder, name), { end: largestFile })) chunks.push(chunk);
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw new Unreadable(explain(cause), { cause });
      }
      return Buffer.concat(chunks);
    },
    async close() {
      watcher?.close();
    },
  };
}

/**
 * Returns the file of this name, or nothing for anything but a file. Synchronous calls are used, because promises would take a hundred
 * times as long for thousands of files.
 */
function lookAt(folder: string, name: string): FoundFile[] {
  try {
    const stats = statSync(join(folder, name), { throwIfNoEntry: false });
    return stats?.isFile() ? [{ name, size: stats.size, modified: Math.floor(stats.mtimeMs) }] : [];
  } catch {
    return [{ name, size: -1, modified: 0 }];
  }
}

function explain(cause: unknown): string {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM') return 'cannot be read by this user: change its owner or mode (chmod a+r)';
  return `cannot be read (${reasonOf(cause)})`;
}

/**
 * Watches the folder. Returns undefined where watching does not work (some network folders), and the monitor then only lists it at
 * intervals.
 */
function watchFolder(folder: string, onChange: () => void): FSWatcher | undefined {
  try {
    return watch(folder, onChange).on('error', () => {});
  } catch {
    return undefined;
  }
}
