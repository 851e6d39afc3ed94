import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createIndexSql, createTableSql, LEGACY_TABLES } from '../../../scripts/migrate/source/legacy-ddl.ts';
import { afterFile } from '../../support/after-file.ts';

let folder: string | undefined;
let count = 0;

/** Returns the folder for this test file's databases, removed after the tests. */
export function legacyFolder(): string {
  if (folder !== undefined) return folder;
  const created = mkdtempSync(join(tmpdir(), 'stopwatch-migrate-'));
  folder = created;
  afterFile(() => {
    rmSync(created, { recursive: true, force: true });
    folder = undefined;
  });
  return created;
}

/** Returns a file name that is not in use. */
export function freshFile(suffix = '.db'): string {
  return join(legacyFolder(), `${++count}${suffix}`);
}

interface Shape {
  /** Tables instead of the legacy ones. Indexes are then left out. */
  tables?: string[];
  encoding?: 'UTF-8' | 'UTF-16le';
  /** Whether the database has no rows. */
  empty?: boolean;
}

/**
 * Creates a small legacy database: one match of two against two, a link, a roster, two files. The SQL of `change` runs at the end. Returns
 * the path.
 */
export function legacyFile(change = '', { tables, encoding = 'UTF-8', empty = false }: Shape = {}): string {
  const file = freshFile();
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  try {
    database.exec(`pragma encoding = '${encoding}'; pragma journal_mode = memory; pragma synchronous = off; begin`);
    for (const sql of tables ?? LEGACY_TABLES.map(createTableSql)) database.exec(sql);
    if (!empty) database.exec(rows);
    if (!empty && !tables) database.exec("update sqlite_sequence set seq = 500 where name = 'processed_files'");
    if (!tables) for (const sql of createIndexSql()) database.exec(sql);
    database.exec('commit');
    database.exec(change);
  } finally {
    database.close();
  }
  return file;
}

/** Returns the definitions of the legacy tables, with some texts replaced. */
export function tablesWith(replace: Record<string, string>): string[] {
  return LEGACY_TABLES.map(createTableSql).map((sql) => {
    let changed = sql;
    for (const [from, to] of Object.entries(replace)) changed = changed.replace(from, to);
    return changed;
  });
}

/** Returns the legacy tables without keys, NOT NULL, UNIQUE and REAL, so that they accept anything. */
export function looseTables(): string[] {
  return LEGACY_TABLES.map((table) => {
    const columns = Object.entries(table.columns).map(([name, type]) => [
      name,
      type.replace(/ (NOT NULL|UNIQUE|PRIMARY KEY.*)|REAL/g, ''),
    ]);
    return createTableSql({ ...table, columns: Object.fromEntries(columns), constraints: [] });
  });
}

const rounds = [1, 2].map((number) => ({ id: number, number, time: number === 1 ? '210000' : '21:20:00' }));
const guids = ['AAAAAAA1', 'AAAAAAA2', 'BBBBBBB1', 'BBBBBBB2'];

const rows = [
  ...rounds.map(
    ({ id, number, time }) =>
      `insert into rounds values (${id}, '2025-10-17', '${time}', '2025-10-17_210000_supply', 'supply', ${number}, '12:00', '11:30',
        1, ${number}, 0, 'Axis Victory', 1, '2025-10-17 21:${number}0:30')`,
  ),
  ...rounds.flatMap(({ id, number }) =>
    guids.map(
      (guid, index) =>
        `insert into player_comprehensive_stats (id, round_id, round_date, map_name, round_number, player_guid, player_name, clean_name,
          team, kills, deaths, damage_given, time_played_seconds, time_played_minutes, dpm, created_at)
        values (${10 * id + index}, ${id}, '2025-10-17', 'supply', ${number}, '${guid}', 'Player ${index}', 'Player ${index}',
          ${index < 2 ? 1 : 2}, ${index + 3}, ${index}, ${1000 + index}, 690, 11.5, ${(1000 + index) / 11.5}, '2025-10-17T21:20:00.123456')`,
    ),
  ),
  ...rounds.flatMap(({ id, number }) =>
    guids.map(
      (guid, index) =>
        `insert into weapon_comprehensive_stats values (${100 * id + index}, ${id}, '2025-10-17', 'supply', ${number}, '${guid}',
          'Player ${index}', 'WS_MP40', ${index + 3}, ${index}, 2, 100, 33, 33.0, '2025-10-17 21:20:00')`,
    ),
  ),
  `insert into player_links values (900719925474099301, 'someone', 'AAAAAAA1', 'Player 0', '2025-10-18 10:00:00', 1)`,
  `insert into processed_files values (7, '2025-10-17-210000-supply-round-1.txt', null, 1, null, '2025-10-17 21:00:05')`,
  `insert into processed_files values (8, '2025-10-17-212000-supply-round-2.txt', 'abc', 0, 'broken', '2025-10-17T21:20:05.000001')`,
  `insert into session_teams values (3, '2025-10-17', 'ALL', 'Team A', '["AAAAAAA1","AAAAAAA2"]', '["Player 0","Player 1"]', '2025-10-17 23:00:00')`,
].join(';\n');

/** Returns every cell of every table of a SQLite file with its storage class, in key order. sqlite_sequence becomes an object. */
export function cellsOf(file: string): { tables: Record<string, unknown[][]>; sequences: Record<string, bigint> } {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const read = (sql: string) => {
      const statement = database.prepare(sql);
      statement.setReadBigInts(true);
      statement.setReturnArrays(true);
      return statement.all() as unknown as unknown[][];
    };
    const tables = Object.fromEntries(
      LEGACY_TABLES.map(({ name }) => [name, read(`select * from ${name} order by 1`)]),
    );
    const sequences = read('select name, seq from sqlite_sequence') as [string, bigint][];
    return { tables, sequences: Object.fromEntries(sequences) };
  } finally {
    database.close();
  }
}
