import type { Findings } from '../source/findings.ts';
import type { Table } from '../source/tables.ts';
import type { QuarantinedRow } from './quarantine.ts';
import type { DerivedRound } from './round-derivation.ts';
import type { Repaired } from './row-handling.ts';

export type OnRows = (table: string, rows: number, done: boolean) => void;

/** What reading the whole source has brought besides its rows. */
export interface ReadResult {
  readonly findings: Pick<Findings, 'list' | 'count'>;
  readonly setAside: readonly QuarantinedRow[];
  readonly repaired: Repaired;
  readonly seeded: number;
  readonly derived: ReadonlyMap<bigint, DerivedRound>;
}

/** Turns a source into COPY streams. */
export interface SourceReader {
  /** The stream of a table; take the tables in readingOrder and each to its end. */
  chunks(table: Table): Iterable<Buffer> | AsyncIterable<Buffer>;
  /** What the integer columns of a table that has been read add up to, in their order. */
  sums(table: Table): readonly bigint[];
  /** Once all tables have been read. */
  result(): ReadResult | Promise<ReadResult>;
  close(): void;
}
