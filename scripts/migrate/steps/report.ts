import type { ZoneEvidence } from '../check/time-zone.ts';
import { zoneLine } from '../check/time-zone.ts';
import type { Finding } from '../source/findings.ts';

export type Outcome =
  /** Every row is in the target and was verified before the commit. */
  | 'migrated'
  /** The target already holds all of the source. Nothing was written. */
  | 'identical'
  /** A dry run: all rows can be migrated, and nothing was written. */
  | 'checked';

export interface MigrationReport {
  outcome: Outcome;
  from: string;
  timeZone: string;
  /** What the hours of the rounds say about the time zone. */
  zone: ZoneEvidence;
  tables: TableReport[];
  /** Number of rows migrated, or that can be. */
  rows: number;
  seconds: number;
  rowsPerSecond: number;
  phases: { name: string; seconds: number }[];
  /** Number of names collected from player rows because the source had no aliases. */
  seededAliases: number;
  sessions: SessionReport;
  /** Notes for people about what was mapped, repaired or ignored. */
  notes: string[];
  quarantined: QuarantineReport[];
}

export interface TableReport {
  name: string;
  rows: number;
  /** SHA-256 of the table's binary COPY stream, the same when sent and when read back. */
  sha256?: string;
}

export interface SessionReport {
  derived: number;
  legacy: number;
  /** Legacy sessions whose rounds are not exactly those of one derived session. */
  differences: string[];
}

export interface QuarantineReport {
  table: string;
  row: string;
  findings: readonly Finding[];
}

/** Returns the report as lines for people. The last line is the summary. */
export function reportLines(report: MigrationReport): string[] {
  const { tables, zone, quarantined, seededAliases, sessions, notes } = report;
  const width = Math.max(...tables.map(({ name }) => name.length));
  return [
    ...tables.map(({ name, rows }) => `  ${name.padEnd(width)} ${String(rows).padStart(9)} rows`),
    `  ${zoneLine(zone)}`,
    ...(seededAliases > 0 ? [`  ${seededAliases} of the aliases collected from player rows`] : []),
    ...notes.map((line) => `  note: ${line}`),
    ...sessions.differences.map((line) => `  session: ${line}`),
    ...quarantineLines(quarantined),
    lastLine(report),
  ];
}

/** Returns one line per table, column and problem, with the first rows. --report and --json list all of them. */
function quarantineLines(quarantined: readonly QuarantineReport[]): string[] {
  const rows = Map.groupBy(
    quarantined,
    ({ table, findings: [first] }) => `${table}: ${first?.column} ${first?.problem}`,
  );
  return [...rows].map(([problem, list]) => {
    const ids = list.slice(0, 3).map(({ row }) => row);
    const which = list.length > ids.length ? `such as ${ids.join(', ')}` : ids.join(', ');
    return `  quarantined: ${list.length === 1 ? '1 row' : `${list.length} rows`} of ${problem} (row ${which})`;
  });
}

function lastLine({ outcome, rows, seconds, rowsPerSecond, quarantined }: MigrationReport): string {
  const aside = quarantined.length > 0 ? `, ${quarantined.length} rows quarantined` : '';
  switch (outcome) {
    case 'migrated':
      return `${rows} rows migrated and verified in ${seconds.toFixed(1)} s (${rowsPerSecond} rows/s)${aside}.`;
    case 'identical':
      return `The target already holds the same data: ${rows} rows compared, nothing written${aside}.`;
    case 'checked':
      return `All ${rows} rows can be migrated; nothing written${aside}.`;
  }
}
