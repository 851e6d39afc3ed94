import type { Table } from './tables.ts';
import type { SourceValue } from './value.ts';

/** The source of one of the target's tables. */
export interface SourceTable {
  readonly table: Table;
  /** The table's name in the source. Undefined if the source lacks it, and the target's table stays empty. */
  readonly name?: string;
  /** The query that selects the columns under their names and in their order in the target, sorted by key. */
  readonly select?: string;
  /** Whether the key is SQLite's row number. Such keys are unique, never NULL, and fast to page by. */
  readonly rowidKey?: boolean;
  /** Columns without a column in the source. */
  readonly computed: readonly string[];
  /** Fills or splits columns of a row in place. */
  readonly convert?: (values: SourceValue[]) => void;
}
