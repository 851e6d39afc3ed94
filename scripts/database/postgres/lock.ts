import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Locks the folder for this process and returns the function that releases it. Throws an Error that names the holder if the folder is in
 * use. The lock is the operating system's, taken through SQLite. It ends with its process, so no stale lock is left behind.
 */
export function holdFolder(folder: string): () => void {
  const lock = lockExclusively(folder);
  const holder = { pid: process.pid, command: process.argv.slice(1).join(' '), since: new Date() };
  writeFileSync(join(folder, 'holder.json'), JSON.stringify(holder));
  return () => lock.close();
}

/** Returns whether a process uses the folder. */
export function isHeld(folder: string): boolean {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(folder, 'lock.sqlite'));
    lock.exec('BEGIN EXCLUSIVE');
    return false;
  } catch (cause) {
    return /locked/.test(String(cause));
  } finally {
    lock?.close();
  }
}

function lockExclusively(folder: string): DatabaseSync {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(folder, 'lock.sqlite'));
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (cause) {
    lock?.close();
    const reason = /locked/.test(String(cause))
      ? `is in use by ${describeHolder(folder)}. Stop that one first`
      : `cannot be written to (${String(cause)}). Start as the user who owns it`;
    throw new Error(`The database in ${folder} ${reason}, or choose another folder.`, { cause });
  }
}

function describeHolder(folder: string): string {
  try {
    const { pid, command, since } = JSON.parse(readFileSync(join(folder, 'holder.json'), 'utf8'));
    return `process ${pid} (${command}, since ${since})`;
  } catch {
    return 'another process';
  }
}
