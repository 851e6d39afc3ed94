import type { Table } from './tables.ts';
import type { SourceValue } from './value.ts';

/** Where one table of ours comes from. */
export interface SourceTable {
  readonly table: Table;
  /** Its name in the source; undefined when the source does without it, then it stays empty. */
  readonly name?: string;
  /** A query for the columns under our names and in our order, by key. */
  readonly select?: string;
  /** Whether the key is SQLite's own row number: there once, never NULL, and quick to continue at. */
  readonly rowidKey?: boolean;
  /** Columns that no column of the source stands behind. */
  readonly computed: readonly string[];
  /** Fills or splits columns of a row in place. */
  readonly convert?: (values: SourceValue[]) => void;
}
