import { renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { StatementSync } from 'node:sqlite';
import { DatabaseSync } from 'node:sqlite';
import { UsageError } from '../../scripts/cli/errors.ts';
import type { LegacyTable } from '../../scripts/migrate/source/legacy-ddl.ts';
import { createIndexSql } from '../../scripts/migrate/source/legacy-ddl.ts';
import type { Row, SqlValue } from './rows.ts';
import type { Variant, VariantTable } from './schema.ts';
import { variantSchema, variantTablesSql } from './schema.ts';

/** A legacy database while it is written. */
export interface LegacyWriter {
  /** Rows written so far, by current table name. */
  readonly counts: ReadonlyMap<string, number>;
  insert<T extends LegacyTable>(table: T, row: Row<T>): void;
  /** Raises sqlite_sequence above the greatest id, as deleted rows leave it. Does nothing for an empty table. */
  runAhead(table: LegacyTable, by: number): void;
  /** Builds the indexes and renames the file to its final name. */
  finish(): void;
  /** Removes the partial file. */
  abandon(): void;
}

/**
 * Begins a database file in the given layout. The file appears under its name when it is finished. Throws if the file exists and may not be
 * overwritten.
 */
export function openLegacyWriter(path: string, variant: Variant, overwrite = false): LegacyWriter {
  checkPath(path, overwrite);
  const partial = `${path}.partial`;
  rmSync(partial, { force: true });
  const db = new DatabaseSync(partial, { enableForeignKeyConstraints: false });
  const schema = variantSchema(variant);
  // A crash loses the partial file anyway, so neither a journal nor syncs are needed.
  db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16384');
  db.exec('BEGIN');
  for (const sql of variantTablesSql(schema)) db.exec(sql);
  const inserters = new Map([...schema.tables].map(([name, table]) => [name, inserter(db, table)]));
  for (const { table, rows } of schema.extras) {
    const statement = db.prepare(insertSql(table));
    for (const row of rows) statement.run(...row);
  }
  const counts = new Map([...schema.tables.keys()].map((name) => [name, 0]));
  return {
    counts,
    insert(table, row) {
      const insert = inserters.get(table.name);
      if (!insert) return;
      insert(row as Readonly<Record<string, SqlValue>>);
      counts.set(table.name, (counts.get(table.name) ?? 0) + 1);
    },
    runAhead(table, by) {
      const name = schema.tables.get(table.name)?.table.name;
      if (name) db.prepare('UPDATE sqlite_sequence SET seq = seq + CAST(? AS INTEGER) WHERE name = ?').run(by, name);
    },
    finish() {
      for (const sql of createIndexSql(schema.indexes)) db.exec(sql);
      db.exec('COMMIT');
      db.close();
      renameSync(partial, path);
    },
    abandon() {
      db.close();
      rmSync(partial, { force: true });
    },
  };
}

function checkPath(path: string, overwrite: boolean): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw new UsageError(`${path} is a folder: name a file in it`);
  if (there && !overwrite)
    throw new UsageError(`${path} exists already: choose another name, or replace it with --force`);
  const folder = dirname(path);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`the folder ${folder} does not exist: create it first, or choose another`);
  }
}

function insertSql(table: LegacyTable): string {
  const columns = Object.keys(table.columns);
  return `INSERT INTO ${table.name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
}

function inserter(db: DatabaseSync, { table, row: convert }: VariantTable) {
  const statement: StatementSync = db.prepare(insertSql(table));
  const columns = Object.keys(table.columns);
  const values = new Array<SqlValue>(columns.length);
  return (row: Readonly<Record<string, SqlValue>>) => {
    const source = convert ? convert(row) : row;
    for (let i = 0; i < columns.length; i++) values[i] = source[columns[i] as string] ?? null;
    statement.run(...values);
  };
}
