import { readFileSync, statSync } from 'node:fs';
import { reasonOf } from '../../cli/reason-of.ts';
import { NeedsPerson } from '../errors.ts';

/**
 * Reads a file of ssh. Returns undefined if it does not exist. `what` describes the file in words. A pipe is refused, because every new
 * connection reads the file again and would wait forever. Throws NeedsPerson.
 */
export function readSshFile(file: string, what: string): string | undefined {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (!stats) return undefined;
    if (stats.isDirectory()) {
      const docker = 'Docker creates a folder if a file to mount is missing';
      throw new NeedsPerson(`${file} is a folder where ${what} ${belongs(what)}: put the file there (${docker}).`);
    }
    if (stats.isFIFO() || stats.isSocket()) {
      throw new NeedsPerson(`${file} is not a plain file: ${what} ${belongs(what)} there.`);
    }
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof NeedsPerson) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    const problem =
      code === 'EACCES'
        ? 'cannot be read by this user: change its owner or mode'
        : `cannot be read (${reasonOf(cause)})`;
    throw new NeedsPerson(`${file} ${problem}.`, { cause });
  }
}

function belongs(what: string): string {
  return what.startsWith('a ') ? 'belongs' : 'belong';
}
