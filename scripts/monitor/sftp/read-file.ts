import { readFileSync, statSync } from 'node:fs';
import { NeedsPerson, reasonOf } from '../errors.ts';

/**
 * Reads a file of ssh; undefined when it is not there. `what` belongs there, in words. A pipe is refused: every new connection reads
 * the file again, and would wait for ever. Throws NeedsPerson.
 */
export function readSshFile(file: string, what: string): string | undefined {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (!stats) return undefined;
    if (stats.isDirectory()) {
      const docker = 'Docker makes a folder where a file to be mounted is missing';
      throw new NeedsPerson(`${file} is a folder where ${what} ${belongs(what)}: put the file there (${docker}).`);
    }
    if (stats.isFIFO() || stats.isSocket()) {
      throw new NeedsPerson(`${file} is no plain file: ${what} ${belongs(what)} there.`);
    }
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof NeedsPerson) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    const problem =
      code === 'EACCES'
        ? 'may not be read by this user: change its owner or mode'
        : `cannot be read (${reasonOf(cause)})`;
    throw new NeedsPerson(`${file} ${problem}.`, { cause });
  }
}

function belongs(what: string): string {
  return what.startsWith('a ') ? 'belongs' : 'belong';
}
