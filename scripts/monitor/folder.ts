import type { FSWatcher } from 'node:fs';
import { createReadStream, statSync, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { largestFile } from '../../src/domain/round-file/text.ts';
import { NeedsPerson, reasonOf, Unavailable, Unreadable } from './errors.ts';
import type { FoundFile, Source } from './source.ts';

/** A folder on this machine; `onChange` is called as soon as something happens in it, where the system tells. */
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

/** The file of this name, if it is one. Thousands take milliseconds; as promises they would take a hundred times as long. */
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
  if (code === 'EACCES' || code === 'EPERM')
    return 'may not be read by this user: change its owner or mode (chmod a+r)';
  return `cannot be read (${reasonOf(cause)})`;
}

/** Where watching does not work (some network folders), looking now and then has to do. */
function watchFolder(folder: string, onChange: () => void): FSWatcher | undefined {
  try {
    return watch(folder, onChange).on('error', () => {});
  } catch {
    return undefined;
  }
}
