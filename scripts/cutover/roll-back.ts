import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { exportDatabase } from '../migrate/steps/export.ts';
import { verifyDatabase } from '../migrate/steps/verify.ts';

interface RollBackOptions {
  /** The old bot's database as it was before the cut-over. */
  from: string;
  /** The database to go back from. */
  to: string;
  /** The file for the old bot. What an interrupted run left there is replaced. */
  file: string;
  signal: AbortSignal;
}

/**
 * Writes the database back into a file for the old bot and proves that the file is whole: SQLite finds no fault, every cell is that of the
 * database, and no round that the old bot had is missing. Throws an error for people.
 */
export async function rollBack({ from, to, file, signal }: RollBackOptions): Promise<string[]> {
  rmSync(file, { force: true });
  const exported = await exportDatabase({ to, file, signal });
  const { equal } = await verifyDatabase({ from: file, to, signal });
  const compared = Object.values(equal).reduce((sum, count) => sum + count, 0);
  const missing = roundsMissing(from, file);
  if (missing > 0) throw new Error(`${missing} rounds of the old bot are missing in ${file}: do not use it.`);
  const rows = exported.tables.map(({ name, rows }) => `${rows} ${name}`);
  return [
    `${exported.rows} rows in ${file}, ${compared} of them compared again; every round of the old bot is there.`,
    rows.join(', '),
    ...exported.notes,
  ];
}

/** Counts the old bot's rounds that a file lacks, without any of the migration's code. */
function roundsMissing(from: string, file: string): number {
  const table = tableOf(from);
  const ids = (path: string, name: string) => {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      return database
        .prepare(`select cast(id as text) as id from ${name}`)
        .all()
        .map(({ id }) => String(id));
    } finally {
      database.close();
    }
  };
  const written = new Set(ids(file, 'rounds'));
  return ids(from, table).filter((id) => !written.has(id)).length;
}

/** The oldest bots called their rounds sessions. */
function tableOf(from: string): string {
  const database = new DatabaseSync(from, { readOnly: true });
  try {
    const [found] = database
      .prepare(
        `select name from sqlite_master where type = 'table' and lower(name) in ('rounds', 'sessions') order by lower(name)`,
      )
      .all();
    return `"${String(found?.name)}"`;
  } finally {
    database.close();
  }
}
