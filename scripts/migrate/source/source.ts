import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { StatementSync } from 'node:sqlite';
import { DatabaseSync } from 'node:sqlite';
import { refused } from './findings.ts';
import type { SourceTable } from './source-table.ts';
import { quoted } from './tables.ts';
import type { SourceValue } from './value.ts';

/** A legacy database inside one read transaction: what a running bot writes meanwhile is not seen. */
export interface Source {
  readonly file: string;
  readonly database: DatabaseSync;
  close(): void;
}

/** Opens the file read-only. Throws MigrationRefused with the way out. */
export function openSource(file: string): Source {
  refuseWhatIsNoDatabase(file);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
    database.exec('begin');
    database.prepare('select count(*) from sqlite_master').get(); // only now the moment is fixed
    const opened = database;
    return { file, database, close: () => opened.close() };
  } catch (error) {
    database?.close();
    throw explained(file, error);
  }
}

/** Has SQLite look through its whole file; takes half a second per 200 MB. Throws MigrationRefused when it is damaged. */
export function checkStructure({ file, database }: Source): void {
  let problems: string[];
  try {
    const rows = database.prepare('pragma quick_check(5)').all();
    problems = rows.map((row) => String(Object.values(row)[0]));
  } catch (error) {
    throw explained(file, error);
  }
  if (problems.join() === 'ok') return;
  throw refused('source', `${file} is damaged: ${problems.join('; ')}. Recover it with: sqlite3 FILE .recover`);
}

function refuseWhatIsNoDatabase(file: string): void {
  let head: Buffer;
  try {
    const status = statSync(file);
    if (status.isDirectory()) throw refused('source', `${file} is a directory; name the database file inside it`);
    if (status.size === 0) throw refused('source', `${file} is empty (0 bytes)`);
    head = firstBytes(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw refused('source', `there is no file ${file}`);
    if (code === 'EACCES') throw refused('source', `${file} may not be read by this user`);
    throw error;
  }
  if (head.toString('latin1') !== 'SQLite format 3\0') {
    throw refused('source', `${file} is not a SQLite database (or it is encrypted: decrypt it first)`);
  }
}

function firstBytes(file: string): Buffer {
  const handle = openSync(file, 'r');
  try {
    const head = Buffer.alloc(16);
    return head.subarray(0, readSync(handle, head));
  } finally {
    closeSync(handle);
  }
}

const sqliteErrors: Record<number, string> = {
  5: 'is locked by another program; stop the bot or try again in a moment',
  6: 'is locked by another program; stop the bot or try again in a moment',
  8: 'has an unfinished change in its journal; start and stop the old bot once, then try again',
  10: 'cannot be read (input/output error)',
  11: 'is damaged. Recover it with: sqlite3 FILE .recover',
  14: 'cannot be opened; if FILE-wal exists beside it, its folder must be writable',
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

/** The highest id the legacy bot has given out in a table: AUTOINCREMENT remembers deleted rows too. */
export function highestId(source: Source, { name, select }: SourceTable): bigint {
  if (name === undefined || select === undefined) return 0n;
  const [[used = null] = []] = rowsOf(source, `select max(id) from (${select})`);
  const counted = rowsOf(source, "select 1 from sqlite_master where name = 'sqlite_sequence'").length > 0;
  const [[given = null] = []] = counted
    ? rowsOf(source, 'select max(seq) from sqlite_sequence where name = ?', name)
    : [];
  return [used, given].reduce<bigint>((highest, id) => (typeof id === 'bigint' && id > highest ? id : highest), 0n);
}

export function countRows(source: Source, table: string): number {
  return Number(rowsOf(source, `select count(*) from ${quoted(table)}`)[0]?.[0]);
}
