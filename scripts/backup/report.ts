import type { RestoreReport } from '../restore/restore-backup.ts';
import type { BackupReport } from './write-backup.ts';

const number = new Intl.NumberFormat('en');

/** Returns one line per table that has rows. */
export function tableLines(tables: readonly { name: string; rows: number }[]): string[] {
  const filled = tables.filter(({ rows }) => rows > 0);
  const width = Math.max(0, ...filled.map(({ name }) => name.length));
  return filled.map(({ name, rows }) => `  ${name.padEnd(width)} ${String(rows).padStart(9)} rows`);
}

/** Returns the report of a backup as lines for people. */
export function reportLines({ file, schema, tables, rows, bytes, seconds, forgotten, notes }: BackupReport): string[] {
  return [
    ...tableLines(tables),
    ...notes.map((line) => `  note: ${line}`),
    `  forgotten.json beside it lists the ${forgotten} GUIDs to forget: keep the newest one with your backups.`,
    `${number.format(rows)} rows of schema ${schema} saved to ${file}, ${sizeText(bytes)}, in ${seconds.toFixed(1)} s.`,
  ];
}

/** Returns the report of a tried backup as lines for people. */
export function verifiedLines({ file, takenAt, source, tables, rows, seconds, notes }: RestoreReport): string[] {
  return [
    ...tableLines(tables),
    ...notes.map((line) => `  note: ${line}`),
    `${file} is good: ${number.format(rows)} rows of ${source} as of ${takenAt}, restored and compared in ${seconds.toFixed(1)} s.`,
  ];
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
