import { chmodSync, constants, copyFileSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { guard } from '../../database/guardian.ts';
import { refused } from './findings.ts';

/**
 * A way to read a database that changes nothing on the disk, neither the file nor its journals. SQLite's own read-only mode creates a -wal
 * and a -shm for a database in WAL mode. They belong to the reader and can lock the owner out.
 */
export interface Access {
  /** The address that SQLite opens. */
  readonly href: string;
  /** Size and times of the file when it was opened, if no lock stops writers. They are compared at the end. */
  readonly stamp?: string;
  /** The folder of a private copy, which is removed at the end. */
  readonly copy?: string;
  /** A note for the report. */
  readonly note?: string;
}

/** Finds out how to read the file. `isWal` comes from its header. Throws MigrationRefused. */
export function accessTo(file: string, isWal: boolean): Access {
  const real = realpathSync(file); // SQLite looks for the journals beside the real file
  if (!isWal) return { href: address(real) };
  const [log, index] = [sizeOf(`${real}-wal`), sizeOf(`${real}-shm`)];
  // The bot runs or was killed. Both files exist, so neither must be created, and the index is not written to.
  if (log !== undefined && index !== undefined) return { href: address(real, 'readonly_shm') };
  if (log || sizeOf(`${real}-journal`)) return recoveredCopy(file);
  // The bot has ended and all data is in the file. Reading without a lock creates nothing beside it.
  return { href: address(real, 'immutable'), stamp: stampOf(real) };
}

/** Reads as any other program does beside a running bot. It marks its position in the -shm, which is the programs' shared memory. */
export function besideWriter(file: string): Access {
  return { href: address(realpathSync(file)) };
}

/**
 * Copies the file and its journals into a private folder, where SQLite finishes the change that was interrupted. Throws MigrationRefused.
 */
export function recoveredCopy(file: string): Access {
  const real = realpathSync(file);
  const copy = mkdtempSync(join(tmpdir(), 'stopwatch-source-'));
  const guardian = guard({ removeDir: copy });
  try {
    const own = join(copy, 'copy.db');
    const before = stampsOf(real);
    for (const suffix of suffixes) {
      if (sizeOf(real + suffix) === undefined) continue;
      copyFileSync(real + suffix, own + suffix, constants.COPYFILE_FICLONE);
      chmodSync(own + suffix, 0o600);
    }
    if (stampsOf(real) !== before) throw changed(file);
    const database = new DatabaseSync(own);
    try {
      database.prepare('select count(*) from sqlite_master').get();
    } finally {
      database.close();
    }
    return { href: address(own, 'immutable'), copy, note: recovered };
  } catch (error) {
    rmSync(copy, { recursive: true, force: true });
    guardian.release();
    throw explainedCopy(file, error);
  }
}

/** Throws MigrationRefused if the file has changed since it was opened. */
export function refuseChanged(file: string, { stamp }: Access): void {
  if (stamp !== undefined && stampOf(realpathSync(file)) !== stamp) throw changed(file);
}

/**
 * Returns a mark that every change of a running bot alters: the header of the -shm, with its count of transactions. Without a -shm nobody can
 * change the file while it is read, or {@link refuseChanged} finds out.
 * Source: https://www.sqlite.org/walformat.html, "The WAL-Index Header"
 */
export function commitMark(file: string): string {
  const index = `${realpathSync(file)}-shm`;
  return sizeOf(index) === undefined ? '' : readFileSync(index).toString('hex', 0, 48);
}

/** Throws MigrationRefused if a running bot has changed the file since the mark was taken. */
export function refuseCommitsSince(mark: string, file: string): void {
  if (commitMark(file) !== mark) throw changed(file);
}

const recovered =
  'the bot was interrupted in a change: a copy of the file was recovered and read, and the file itself is unchanged';
const suffixes = ['', '-journal', '-wal'];

function address(file: string, parameter?: 'immutable' | 'readonly_shm'): string {
  const url = pathToFileURL(file);
  if (parameter) url.searchParams.set(parameter, '1');
  return url.href;
}

function sizeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size;
}

function stampOf(file: string): string {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.size} ${stat.mtimeNs}` : 'missing';
}

function stampsOf(file: string): string {
  return suffixes.map((suffix) => stampOf(file + suffix)).join(', ');
}

function changed(file: string) {
  return refused('source', `${file} was changed while it was read: stop the bot, or run this again`);
}

function explainedCopy(file: string, error: unknown): unknown {
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM') {
    return refused('source', `${path} cannot be read by this user, and ${file} is incomplete without it`);
  }
  if (code !== 'ENOSPC') return error;
  return refused(
    'source',
    `${file} must be recovered in a copy, but ${tmpdir()} has no space for it: free some, or name another folder with TMPDIR`,
  );
}
