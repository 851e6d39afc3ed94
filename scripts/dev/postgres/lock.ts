import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Holds the folder for this process; returns the release. Throws, saying who holds it, when somebody does.
 * The lock is the operating system's, taken through SQLite: it ends with its process, so none is ever left behind.
 */
export function holdFolder(folder: string): () => void {
  const holder = join(folder, 'holder.json');
  const lock = new DatabaseSync(join(folder, 'lock.sqlite'));
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    if (!/locked/.test(String(cause))) throw cause;
    throw new Error(
      `The database in ${folder} is in use by ${describe(holder)}. Stop that one first, or choose another folder.`,
      { cause },
    );
  }
  writeFileSync(
    holder,
    JSON.stringify({ pid: process.pid, command: process.argv.slice(1).join(' '), since: new Date() }),
  );
  return () => lock.close();
}

function describe(holder: string): string {
  try {
    const { pid, command, since } = JSON.parse(readFileSync(holder, 'utf8'));
    return `process ${pid} (${command}, since ${since})`;
  } catch {
    return 'another process';
  }
}
