import { existsSync, renameSync, rmSync } from 'node:fs';
import type { StatementSync } from 'node:sqlite';
import { DatabaseSync } from 'node:sqlite';
import type { Client } from 'pg';
import { compare } from '../check/compare.ts';
import { legacyValue } from '../check/stored-values.ts';
import { readContent } from '../copy/quarantine.ts';
import { SourceRows } from '../copy/source-rows.ts';
import { display, MigrationRefused, refused } from '../source/findings.ts';
import { readLayout } from '../source/layout.ts';
import { createIndexSql, createTableSql, LEGACY_TABLES } from '../source/legacy-ddl.ts';
import type { Tolerance } from '../source/since.ts';
import { openSource } from '../source/source.ts';
import type { Table } from '../source/tables.ts';
import { legacyTables, playerAliases, playerProfiles, quoted } from '../source/tables.ts';
import type { SourceValue } from '../source/value.ts';
import { withTarget } from '../target/connection.ts';
import { cellsOf, storedRows } from '../target/stored-rows.ts';
import { checkServer } from '../target/target.ts';
import { checkColumns, inspectSchema } from '../target/target-schema.ts';
import { storedReadingOptions } from './record.ts';

export interface ExportOptions {
  /** Connection string of the database to read. */
  to: string;
  /** The SQLite file to create. It must not exist. */
  file: string;
  signal?: AbortSignal;
}

export interface ExportReport {
  outcome: 'exported';
  file: string;
  tables: { name: string; rows: number }[];
  rows: number;
  seconds: number;
  notes: string[];
}

/**
 * Writes a legacy SQLite database that the old bot can run on, as the way back. Migrated rows are restored unchanged, and newer rows are
 * included. The file appears under its name after every cell was compared. Throws MigrationRefused.
 */
export async function exportDatabase(options: ExportOptions): Promise<ExportReport> {
  const started = performance.now();
  const { file } = options;
  if (existsSync(file)) throw refused('source', `${file} exists already: name another file`);
  const partial = `${file}.partial`;
  rmSync(partial, { force: true });
  try {
    const report = await withTarget(options, 'read only', async (client) => {
      await checkServer(client);
      if ((await inspectSchema(client)) === 'missing')
        throw refused('target', 'holds no data of the bot: nothing to export');
      await checkColumns(client);
      const written = await write(client, partial);
      await compareBack(client, partial);
      return written;
    });
    renameSync(partial, file);
    const rows = report.tables.reduce((sum, table) => sum + table.rows, 0);
    return { outcome: 'exported', file, ...report, rows, seconds: (performance.now() - started) / 1000 };
  } finally {
    for (const suffix of ['', '-journal']) rmSync(partial + suffix, { force: true });
  }
}

async function write(client: Client, file: string): Promise<Pick<ExportReport, 'tables' | 'notes'>> {
  const database = openNew(file);
  try {
    database.exec('pragma journal_mode = off; pragma synchronous = off; begin');
    for (const table of LEGACY_TABLES) database.exec(createTableSql(table));
    const tables: ExportReport['tables'] = [];
    for (const table of legacyTables)
      tables.push({ name: table.name, rows: await writeTable(client, database, table) });
    const notes = [...(await restore(client, database, tables)), ...(await leftBehind(client))];
    await writeSequences(client, database);
    for (const sql of createIndexSql()) database.exec(sql);
    database.exec('commit');
    return { tables, notes };
  } finally {
    database.close();
  }
}

function openNew(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { enableForeignKeyConstraints: false });
  } catch (error) {
    throw refused('source', `${file} cannot be written (${(error as Error).message})`);
  }
}

async function writeTable(client: Client, database: DatabaseSync, table: Table): Promise<number> {
  const insert = database.prepare(insertSql(table));
  const list = table.columns.map(({ name }) => quoted(name)).join(', ');
  const condition = table === playerAliases ? 'where not seeded' : '';
  let rows = 0;
  for await (const batch of storedRows(
    client,
    `select ${list} from ${quoted(table.name)} ${condition} order by ${quoted(table.id)}`,
  )) {
    for (const row of batch) {
      const values = cellsOf(row).map((cell, index) => legacyValue(cell, table.columns[index]?.kind ?? 'text'));
      insertRow(insert, table, values);
      rows++;
    }
  }
  return rows;
}

function insertSql(table: Table): string {
  const columns = table.columns.map(({ name }) => quoted(name)).join(', ');
  return `insert into ${quoted(table.name)} (${columns}) values (${table.columns.map(() => '?').join(', ')})`;
}

function insertRow(insert: StatementSync, table: Table, values: SourceValue[]): void {
  try {
    insert.run(...values);
  } catch (error) {
    const problem = `does not fit the legacy layout (${(error as Error).message})`;
    throw new MigrationRefused({ list: [{ table: table.name, row: display(values[0] ?? null), problem }], count: 1 });
  }
}

/** Restores quarantined rows to the tables they came from, where the old bot's constraints allow it. Returns notes about the others. */
async function restore(client: Client, database: DatabaseSync, tables: ExportReport['tables']): Promise<string[]> {
  const notes: string[] = [];
  const { rows } = await client.query<{ table: string; row: string; content: string }>(
    'select table_name as table, row_id as row, content from quarantined_rows order by position',
  );
  for (const { table, row, content } of rows) {
    const cells = [...readContent(content)];
    const columns = cells.map(([column]) => quoted(column)).join(', ');
    const places = cells.map(([, { broken }]) => (broken ? 'cast(? as text)' : '?')).join(', ');
    try {
      database
        .prepare(`insert into ${quoted(table)} (${columns}) values (${places})`)
        .run(...cells.map(([, { value }]) => value));
      const counted = tables.find(({ name }) => name === table);
      if (counted) counted.rows++;
    } catch (error) {
      notes.push(`${table} row ${row} stays in quarantine: ${(error as Error).message}`);
    }
  }
  return notes;
}

async function leftBehind(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ count: string }>(`select count(*) from ${quoted(playerProfiles.name)}`);
  const count = rows[0]?.count ?? '0';
  return count === '0'
    ? []
    : [`${count} chosen display names were not exported: the legacy layout has no place for them`];
}

/** Sets SQLite's AUTOINCREMENT counters to where the identities are. */
async function writeSequences(client: Client, database: DatabaseSync): Promise<void> {
  database.exec('delete from sqlite_sequence');
  const insert = database.prepare('insert into sqlite_sequence (name, seq) values (?, ?)');
  for (const { name, identity } of legacyTables) {
    if (!identity) continue;
    const sequence = await client.query<{ name: string }>('select pg_get_serial_sequence($1, $2) as name', [
      name,
      'id',
    ]);
    const { rows } = await client.query<{ given: string }>(
      `select case when is_called then last_value else last_value - 1 end as given from ${sequence.rows[0]?.name}`,
    );
    const given = BigInt(rows[0]?.given ?? 0);
    if (given > 0n) insert.run(name, given);
  }
}

const onlyLegacyColumns: Tolerance = {
  rounds: new Set(),
  isNew: (table) => table === playerProfiles,
  changes: (table, column) => table.own.some(({ name }) => name === column),
  isForgotten: () => false,
  lacksName: () => false,
};

/** Reads the file as a migration would and compares it with the database it was made from. */
async function compareBack(client: Client, file: string): Promise<void> {
  const source = openSource(file);
  try {
    const layout = readLayout(source, {});
    const timeZone = (await storedReadingOptions(client))?.timeZone ?? 'UTC';
    const rows = new SourceRows(source, layout, { timeZone, quarantine: true, withoutSeeds: true });
    const { differences } = await compare(client, rows, onlyLegacyColumns);
    differences.refuse();
  } finally {
    source.close();
  }
}

/** Returns the report as lines for people. */
export function exportLines({ tables, notes, file, rows, seconds }: ExportReport): string[] {
  const width = Math.max(...tables.map(({ name }) => name.length));
  return [
    ...tables.map(({ name, rows: count }) => `  ${name.padEnd(width)} ${String(count).padStart(9)} rows`),
    ...notes.map((line) => `  note: ${line}`),
    `${rows} rows written to ${file} and compared in ${seconds.toFixed(1)} s.`,
  ];
}
