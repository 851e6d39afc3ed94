import { statSync } from 'node:fs';
import type { Layout } from '../source/layout.ts';
import type { Source } from '../source/source.ts';
import type { Table } from '../source/tables.ts';
import { CopyBuffer } from './copy-buffer.ts';
import { ThreadReader } from './reader-thread.ts';
import type { OnRows, Part, ReadResult, SourceReader } from './source-reader.ts';
import type { ReadingOptions } from './source-rows.ts';
import { readingOrder, SourceRows } from './source-rows.ts';
import { ColumnSums } from './sums.ts';

const worthAThread = 4 * 1024 * 1024;

/** Opens a reader for a source. A large file is read on threads of their own, so that reading and sending share all processors. */
export function openReader(source: Source, layout: Layout, options: ReadingOptions, onRows: OnRows): SourceReader {
  if (statSync(source.file).size >= worthAThread) return new ThreadReader(source, options, onRows);
  return new DirectReader(new SourceRows(source, layout, options), onRows);
}

/** Reads the source on the caller's thread. */
export class DirectReader implements SourceReader {
  private readonly rows: SourceRows;
  private readonly onRows: OnRows;
  private readonly added = new Map<Table, ColumnSums>();

  constructor(rows: SourceRows, onRows: OnRows) {
    this.rows = rows;
    this.onRows = onRows;
  }

  *parts(): Generator<Part> {
    for (const table of readingOrder) yield { table, chunks: [...this.chunks(table)], isLast: true };
  }

  /** Returns the stream of a table. Callers read the tables in readingOrder, each to its end. */
  *chunks(table: Table): Generator<Buffer> {
    const out = new CopyBuffer();
    const sums = new ColumnSums(table);
    this.added.set(table, sums);
    let count = 0;
    for (const values of this.rows.of(table, out)) {
      if (this.rows.findings.count > 0) out.dropRow(); // The source is refused already, so this only looks for further findings.
      sums.add(values);
      if (++count % 10_000 === 0) this.onRows(table.name, count, false);
      const chunk = out.take();
      if (chunk) yield chunk;
    }
    this.onRows(table.name, count, true);
    yield out.take(true) as Buffer;
  }

  sums(table: Table): readonly bigint[] {
    return this.added.get(table)?.totals() ?? [];
  }

  result(): ReadResult {
    const { findings, setAside, repaired, seeded, derived } = this.rows;
    return { findings: { list: findings.list, count: findings.count }, setAside, repaired, seeded, derived };
  }

  close(): void {}
}
