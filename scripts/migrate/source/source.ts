import { accessSync, closeSync, constants, openSync, readSync, realpathSync, rmSync, statSync } from 'node:fs';
import type { StatementSync } from 'node:sqlite';
import { DatabaseSync } from 'node:sqlite';
import { refused } from './findings.ts';
import { quoted } from './tables.ts';
import type { Access } from './untouched.ts';
import { accessTo, besideWriter, recoveredCopy, refuseChanged } from './untouched.ts';
import type { SourceValue } from './value.ts';

/** A legacy database inside one read transaction: what a running bot writes meanwhile is not seen. */
export interface Source {
  readonly file: string;
  readonly database: DatabaseSync;
  readonly access: Access;
  close(): void;
}

/**
 * Opens the file so that nothing on the disk changes. `access` is that of a source already open on another thread.
 * Throws MigrationRefused with the way out.
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

/** What only SQLite sees: a change the bot was interrupted in, or a bot that nobody has read beside yet. */
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
    database.prepare('select count(*) from sqlite_master').get(); // only now the moment is fixed
    return { file, database, access, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Throws MigrationRefused when the file was written to meanwhile and no lock could prevent it. Call it once all is read. */
export function checkUnchanged({ file, access }: Source): void {
  refuseChanged(file, access);
}

/** Has SQLite look through its whole file; takes half a second per 200 MB. Throws MigrationRefused when it is damaged. */
export function checkStructure({ file, database, access }: Source): void {
  let problems: string[];
  try {
    problems = quickCheck(database);
  } catch (error) {
    refuseChanged(file, access);
    throw explained(file, error);
  }
  if (problems.join() === 'ok') return;
  refuseChanged(file, access); // then it only looks damaged
  throw refused('source', `${file} is damaged: ${problems.join('; ')}. Recover it with: sqlite3 FILE .recover`);
}

/** What SQLite finds, or `ok`. Tables that need a function or an order of another program are left out: reading them will tell. */
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

/** SQLite's plain error: a module, function or collation that this SQLite does not have. */
function isForeign(error: unknown): boolean {
  return (error as { errcode?: number }).errcode === 1;
}

/** Answers the first bytes of a database; throws MigrationRefused for what is none. */
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
    if (code === 'EACCES') throw refused('source', `${file} may not be read by this user`);
    throw error;
  }
  if (head.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    throw refused('source', `${file} is not a SQLite database (or it is encrypted: decrypt it first)`);
  }
  return head;
}

/** What a bot leaves beside its file holds a part of the data. */
function refuseUnreadable(file: string): void {
  for (const suffix of ['-wal', '-shm', '-journal']) {
    const beside = realpathSync(file) + suffix;
    try {
      accessSync(beside, constants.R_OK);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EACCES') continue;
      throw refused('source', `${beside} may not be read by this user, and ${file} is not whole without it`);
    }
  }
}

/** The file format's read version: 2 is write-ahead logging. */
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

/** SQLite's extended errors for what a reader cannot do without writing. */
const readonlyErrors = { rollback: 776, cantInit: 1288 };

const sqliteErrors: Record<number, string> = {
  5: 'is locked by another program; stop the bot or try again in a moment',
  6: 'is locked by another program; stop the bot or try again in a moment',
  8: 'is written to by a bot of another user: run this as that user, or stop the bot',
  10: 'cannot be read (input/output error)',
  11: 'is damaged. Recover it with: sqlite3 FILE .recover',
  14: 'cannot be opened by this user',
  26: 'is not a SQLite database (or it is encrypted: decrypt it first)',
};

/** SQLite's errors as refusals; bugs stay what they are. */
export function explained(file: string, error: unknown): unknown {
  const code = (error as { errcode?: number } | null)?.errcode;
  if (code === undefined) return error;
  const said = sqliteErrors[code & 0xff];
  return refused('source', `${file} ${said ?? 'cannot be read'} (${(error as Error).message})`);
}

/** A statement whose rows are arrays with the storage class visible: bigint INTEGER, number REAL. */
export function prepareRows(source: Source, sql: string): StatementSync {
  const statement = source.database.prepare(sql);
  statement.setReturnArrays(true);
  statement.setReadBigInts(true);
  return statement;
}

/** All rows of a small result. */
export function rowsOf(source: Source, sql: string, ...parameters: (string | number | bigint)[]): SourceValue[][] {
  try {
    return prepareRows(source, sql).all(...parameters) as unknown as SourceValue[][];
  } catch (error) {
    throw explained(source.file, error);
  }
}

/** Throws SQLite's own error. */
export function countRows(source: Source, table: string): number {
  return Number(prepareRows(source, `select count(*) from ${quoted(table)}`).all()[0]?.[0]);
}
