import type { Finding } from '../source/findings.ts';
import type { SourceValue } from '../source/value.ts';
import type { CopyBuffer } from './copy-buffer.ts';

export interface RepairOptions {
  /** Leave NUL characters out of texts instead of refusing them. */
  stripNul?: boolean;
  /** Read empty text as NULL in columns that hold no text. */
  emptyAsNull?: boolean;
}

/** How often a repair was needed, per repair. */
export type Repaired = Record<keyof RepairOptions, number>;

/** What becomes of the rows of a table beyond their legacy cells. */
export interface RowHandling {
  /** How many columns a row has in the target. */
  columns: number;
  /** Leaves a row out without a finding. */
  skip?(values: readonly SourceValue[]): boolean;
  /** What is wrong with a row beyond its cells. */
  check?(values: readonly SourceValue[]): Finding | undefined;
  /** Gets each row that cannot go over as it is. */
  onFindings(values: readonly SourceValue[], findings: readonly Finding[]): void;
  /** Gets each sound row and writes the columns that are not legacy ones. */
  complete?(values: readonly SourceValue[], out: CopyBuffer): void;
}
