import type { TableSum } from '../sums.ts';

/** The first thing a backup says of itself. */
export interface BackupHeader {
  format: number;
  /** Version of the database's schema. */
  schema: number;
  /** Version of this project. */
  version: string;
  /** ISO time of the snapshot. */
  takenAt: string;
  /** The database's name and host. */
  source: string;
  /** Rows of each table, in the order of the file. */
  rows: Record<string, number>;
}

/** What follows the rows of a table. */
export interface TableEnd extends TableSum {
  table: string;
  /** SHA-256 of the table's lines in the backup. */
  sha256: string;
}

export interface Sequence {
  name: string;
  last: string;
  called: boolean;
}

export const formatVersion = 1;

export const title = `-- Stopwatch backup, format ${formatVersion}: PostgreSQL's data as SQL, see docs/backup.md`;

/** The line after the last row of a table. In COPY's text format no row is written like this. */
export const endOfRows = '\\.';

export function comment(value: object): string {
  return `-- ${JSON.stringify(value)}\n`;
}

/** Reads what `comment` wrote. Returns undefined for any other line. */
export function readComment(line: string): unknown {
  if (!line.startsWith('-- {')) return undefined;
  try {
    return JSON.parse(line.slice(3));
  } catch {
    return undefined;
  }
}
