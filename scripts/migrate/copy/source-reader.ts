import type { Findings } from '../source/findings.ts';
import type { Table } from '../source/tables.ts';
import type { QuarantinedRow } from './quarantine.ts';
import type { DerivedRound } from './round-derivation.ts';
import type { Repaired } from './row-handling.ts';

export type OnRows = (table: string, rows: number, done: boolean) => void;

/** What reading the whole source yields besides its rows. */
export interface ReadResult {
  readonly findings: Pick<Findings, 'list' | 'count'>;
  readonly setAside: readonly QuarantinedRow[];
  readonly repaired: Repaired;
  readonly seeded: number;
  readonly derived: ReadonlyMap<bigint, DerivedRound>;
}

/** Part of a table's COPY stream. It ends between two rows, or with the table. */
export interface Part {
  readonly table: Table;
  readonly chunks: Buffer[];
  readonly isLast: boolean;
}

/** Turns a source into COPY streams. */
export interface SourceReader {
  /** Returns the streams of all tables in parts. The parts of each table come in order. */
  parts(): Iterable<Part> | AsyncIterable<Part>;
  /** Returns the sums of a table's integer columns, in column order, after the table was read. */
  sums(table: Table): readonly bigint[];
  /** Returns the result after all tables were read. */
  result(): ReadResult | Promise<ReadResult>;
  close(): void;
}
