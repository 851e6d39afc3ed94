import type { ColumnDrift } from '../db/queries/live-columns.ts';
import type { Locale } from '../texts/locale.ts';

/** Says how a column of the database differs from what this version expects. */
export function driftLine({ column, expected, live }: ColumnDrift, { texts }: Locale): string {
  const { health } = texts.admin;
  return live === undefined ? health.missingColumn(column, expected) : health.differentColumn(column, live, expected);
}
