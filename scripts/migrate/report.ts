import type { Finding } from './findings.ts';

export interface TableReport {
  name: string;
  rows: number;
  /** SHA-256 of the table's binary COPY stream, the same sent and read back. */
  sha256: string;
}

export interface MigrationReport {
  outcome: 'migrated';
  from: string;
  tables: TableReport[];
  rows: number;
  seconds: number;
  rowsPerSecond: number;
  phases: { name: string; seconds: number }[];
  /** Names learnt from player rows because the source kept no aliases. */
  seededAliases: number;
  sessions: SessionReport;
  /** What was mapped, mended or is worth knowing, in words. */
  notes: string[];
  quarantined: Finding[];
}

export interface SessionReport {
  derived: number;
  legacy: number;
  /** Legacy sessions that are not the same set of rounds as a derived one. */
  differences: string[];
}

/** What a person sees at the end. */
export function reportLines(report: MigrationReport): string[] {
  const width = Math.max(...report.tables.map(({ name }) => name.length));
  return [
    ...report.tables.map(({ name, rows }) => `  ${name.padEnd(width)} ${String(rows).padStart(9)} rows`),
    ...(report.seededAliases > 0 ? [`  ${report.seededAliases} aliases learnt from player rows`] : []),
    ...report.sessions.differences.map((line) => `  sessions: ${line}`),
    ...report.notes.map((line) => `  ${line}`),
    `${report.rows} rows migrated and verified in ${report.seconds.toFixed(1)} s (${report.rowsPerSecond} rows/s)`,
  ];
}
