import { accessSync, closeSync, constants, openSync, readSync, realpathSync, rmSync, statSync } from 'node:fs';
import type { StatementSync } from 'node:sqlite';
import { DatabaseSync } from 'node:sqlite';
import { refused } from './findings.ts';
import { quoted } from './tables.ts';
import type { Access } from './untouched.ts';
import { accessTo, besideWriter, recoveredCopy, refuseChanged } from './untouched.ts';
import type { SourceValue } from './value.ts';

/** A legacy database inside one read transaction. Writes of a running bot are not visible in it. */
export interface Source {
  readonly file: string;
  readonly database: DatabaseSync;
  readonly access: Access;
  close(): void;
}

/**
 * Opens the file without changing anything on the disk. `access` is that of a source already open on another thread. Throws
 * MigrationRefused, which names the way out.
 */
export function openSource(file: string, access?: Access): Source {
  const first = access ?? accessTo(file, isWal(refuseWhatIsNoDatabase(file)));
  try {
    return opened(file, first);
  } catch (error) {
    const other = access ? undefined : otherAccess(file, error);
    if (!other) throw explained(file, error);
    return openSource(file, other);
  }
}

/** Returns another way to open the file, if the bot was interrupted in a change or if SQLite cannot begin reading beside a running bot. */
function otherAccess(file: string, error: unknown): Access | undefined {
  const { errcode } = error as { errcode?: number };
  if (errcode === readonlyErrors.rollback) return recoveredCopy(file);
  return errcode === readonlyErrors.cantInit ? besideWriter(file) : undefined;
}

function opened(file: string, access: Access): Source {
  const database = new DatabaseSync(new URL(access.href), { readOnly: true, timeout: 5000 });
  const close = () => {
    database.close();
    if (access.copy) rmSync(access.copy, { recursive: true, force: true });
  };
  try {
    database.exec('begin');
    database.prepare('select count(*) from sqlite_master').get(); // The first query fixes the moment of the snapshot.
    return { file, database, access, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Throws MigrationRefused if the file was written to while it was read without a lock. Called after everything is read. */
export function checkUnchanged({ file, access }: Source): void {
  refuseChanged(file, access);
}

/** Lets SQLite check its whole file, at half a second per 200 MB. Throws MigrationRefused if the file is damaged. */
export function checkStructure({ file, database, access }: Source): void {
  let problems: string[];
  try {
    problems = quickCheck(database);
  } catch (error) {
    refuseChanged(file, access);
    throw explained(file, error);
  }
  if (problems.join() === 'ok') return;
  refuseChanged(file, access); // a file that changed only looks damaged
  throw refused('source', `${file} is damaged: ${problems.join('; ')}. Recover it with: sqlite3 FILE .recover`);
}

/**
 * Returns the problems SQLite finds, or `ok`. Tables that need another program's function or collation are left out, because reading them
 * reports it.
 */
function quickCheck(database: DatabaseSync): string[] {
  const check = (what: string) =>
    database
      .prepare(`pragma quick_check(${what})`)
      .all()
      .map((row) => String(Object.values(row)[0]));
  try {
    return check('5');
  } catch (error) {
    if (!isForeign(error)) throw error;
  }
  const tables = database.prepare(`select name from pragma_table_list where schema = 'main' and type = 'table'`).all();
  const found = tables.flatMap(({ name }) => {
    try {
      return check(quoted(String(name))).filter((problem) => problem !== 'ok');
    } catch (error) {
      if (!isForeign(error)) throw error;
      return [];
    }
  });
  return found.length > 0 ? found.slice(0, 5) : ['ok'];
}

/** Returns whether the error is SQLite's plain one: a module, function or collation that this SQLite does not have. */
function isForeign(error: unknown): boolean {
  return (error as { errcode?: number }).errcode === 1;
}

/** Returns the first bytes of a database. Throws MigrationRefused if the file is not a database. */
function refuseWhatIsNoDatabase(file: string): Buffer {
  let head: Buffer;
  try {
    const status = statSync(file);
    if (status.isDirectory()) throw refused('source', `${file} is a directory; name the database file inside it`);
    if (status.size === 0) throw refused('source', `${file} is empty (0 bytes)`);
    head = firstBytes(file);
    refuseUnreadable(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw refused('source', `there is no file ${file}`);
    if (code === 'EACCES') throw refused('source', `${file} cannot be read: this user lacks the permission`);
    throw error;
  }
  if (head.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    throw refused('source', `${file} is not a SQLite database (or it is encrypted: decrypt it first)`);
  }
  return head;
}

/** Throws MigrationRefused if a journal beside the file cannot be read, because it contains a part of the data. */
function refuseUnreadable(file: string): void {
  for (const suffix of ['-wal', '-shm', '-journal']) {
    const beside = realpathSync(file) + suffix;
    try {
      accessSync(beside, constants.R_OK);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EACCES') continue;
      throw refused('source', `${beside} cannot be read by this user, and ${file} is incomplete without it`);
    }
  }
}

/** Returns whether the file uses write-ahead logging (read version 2 in its header). */
function isWal(head: Buffer): boolean {
  return head[19] === 2;
}

function firstBytes(file: string): Buffer {
  const handle = openSync(file, 'r');
  try {
    const head = Buffer.alloc(20);
    return head.subarray(0, readSync(handle, head));
  } finally {
    closeSync(handle);
  }
}

/** SQLite's extended error codes for what a reader can only do by writing. */
const readonlyErrors = { rollback: 776, cantInit: 1288 };

const sqliteErrors: Record<number, string> = {
  5: 'is locked by another program: stop the bot, or run this again in a moment',
  6: 'is locked by another program: stop the bot, or run this again in a moment',
  8: 'is in use by a bot of another user: run this as that user, or stop the bot',
  10: 'cannot be read (input/output error)',
  11: 'is damaged. Recover it with: sqlite3 FILE .recover',
  14: 'cannot be opened by this user',
  26: 'is not a SQLite database (or it is encrypted: decrypt it first)',
};

/** Returns a refusal for an error of SQLite. Returns bugs unchanged. */
export function explained(file: string, error: unknown): unknown {
  const code = (error as { errcode?: number } | null)?.errcode;
  if (code === undefined) return error;
  const said = sqliteErrors[code & 0xff];
  return refused('source', `${file} ${said ?? 'cannot be read'} (${(error as Error).message})`);
}

/** Prepares a statement whose rows are arrays that show the storage class: bigint is INTEGER, number is REAL. */
export function prepareRows(source: Source, sql: string): StatementSync {
  const statement = source.database.prepare(sql);
  statement.setReturnArrays(true);
  statement.setReadBigInts(true);
  return statement;
}

/** Returns all rows of a small result. */
export function rowsOf(source: Source, sql: string, ...parameters: (string | number | bigint)[]): SourceValue[][] {
  try {
    return prepareRows(source, sql).all(...parameters) as unknown as SourceValue[][];
  } catch (error) {
    throw explained(source.file, error);
  }
}

/** Counts a table's rows. Throws SQLite's own error. */
export function countRows(source: Source, table: string): number {
  return Number(prepareRows(source, `select count(*) from ${quoted(table)}`).all()[0]?.[0]);
}
