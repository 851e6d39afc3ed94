import { forgetDue } from '../../src/db/forget.ts';
import { devVars } from '../cli/target.ts';
import { openPool, pgDb } from '../database/pg.ts';
import { findFiles } from '../ingest/find-files.ts';
import { importFiles } from '../ingest/import-files.ts';
import { migratedTimeZone } from '../ingest/state.ts';
import type { MigrationOptions } from '../migrate/steps/migrate.ts';
import { migrateDatabase } from '../migrate/steps/migrate.ts';
import { reportLines } from '../migrate/steps/report.ts';
import { verificationLines, verifyDatabase } from '../migrate/steps/verify.ts';

/** How the old bot's database is read. */
export type Reading = Pick<MigrationOptions, 'timeZone' | 'quarantine' | 'stripNul' | 'emptyAsNull' | 'ignoreExtra'>;

/** What becomes of what an earlier migration wrote into the new database. */
export type Replacing = Pick<MigrationOptions, 'replace' | 'discardNew'>;

interface Move {
  from: string;
  to: string;
  reading: Reading;
  replacing?: Replacing;
  signal: AbortSignal;
}

/** Tries the migration without writing. Returns its summary and its notes. */
export const check = async ({ from, to, reading, replacing, signal }: Move) =>
  summaryFirst(reportLines(await migrateDatabase({ from, to, ...reading, ...replacing, dryRun: true, signal })));

export const migrate = async ({ from, to, reading, replacing, signal }: Move) =>
  summaryFirst(reportLines(await migrateDatabase({ from, to, ...reading, ...replacing, signal })));

export async function verify({ from, to, reading, signal }: Move): Promise<string[]> {
  const { quarantine: _, ...options } = reading;
  return summaryFirst(verificationLines(await verifyDatabase({ from, to, ...options, signal })));
}

/** Imports a folder of raw files, in the time zone of the migration. Files that are stored already are not stored again. */
export async function importFolder(folder: string, to: string, signal: AbortSignal): Promise<string[]> {
  const pool = openPool(to, 1);
  try {
    const db = pgDb(pool);
    const { files, skipped } = await findFiles([folder]);
    const forgottenNamesKey = process.env.FORGOTTEN_NAMES_KEY || devVars().FORGOTTEN_NAMES_KEY || undefined;
    const timeZone = await migratedTimeZone(db);
    const done = await importFiles(pool, files, { server: 'main', timeZone, forgottenNamesKey, signal });
    signal.throwIfAborted();
    await forgetDue(db, { now: new Date(), key: forgottenNamesKey });
    const refused = done.filter((file) => file.outcome === 'refused');
    return [
      `${done.length - refused.length} files imported, ${refused.length} refused, ${skipped.length} of other kinds.`,
      ...refused.slice(0, 5).map(({ path, reason }) => `${path}: ${reason}`),
    ];
  } finally {
    await pool.end();
  }
}

/** The tables' lines are left out: the migration itself prints them. */
function summaryFirst(lines: readonly string[]): string[] {
  const notes = lines.slice(0, -1).filter((line) => !/^ {2}\w+ +\d+ rows/.test(line));
  return [String(lines.at(-1)), ...notes.map((line) => line.trim())];
}
