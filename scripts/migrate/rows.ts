import type { SourceValue } from './cells.ts';
import { writeCell } from './cells.ts';
import type { CopyBuffer } from './copy-buffer.ts';
import type { Finding, Findings } from './findings.ts';
import { display } from './findings.ts';
import type { SourceTable } from './layout.ts';
import type { Source } from './source.ts';
import { prepareRows, reading, rowsOf } from './source.ts';
import type { Column } from './tables.ts';
import { quoted } from './tables.ts';

export interface Mending {
  /** Leave NUL characters out of texts instead of refusing them. */
  stripNul?: boolean;
  /** Read empty text as NULL in columns that hold no text. */
  emptyAsNull?: boolean;
}

/** How often a mend was needed, per mend. */
export type Mended = Record<'nul' | 'empty', number>;

/**
 * Reads one table of the source in key order and writes its legacy columns to a COPY buffer. Cells that cannot go over unchanged
 * become findings.
 */
export class RowReader {
  readonly mended: Mended = { nul: 0, empty: 0 };
  private readonly source: Source;
  private readonly origin: SourceTable;
  private readonly mending: Mending;
  private readonly findings: Findings;

  constructor(source: Source, origin: SourceTable, findings: Findings, mending: Mending) {
    this.source = source;
    this.origin = origin;
    this.findings = findings;
    this.mending = mending;
  }

  /** The rows as SQLite holds them. */
  *values(): Generator<SourceValue[]> {
    const statement = reading(this.source, () => prepareRows(this.source, this.origin.select));
    const rows = reading(this.source, () => statement.iterate())[Symbol.iterator]();
    for (;;) {
      const next = reading(this.source, () => rows.next());
      if (next.done) return;
      yield next.value as unknown as SourceValue[];
    }
  }

  /** Writes the row's legacy cells; false when one of them is a finding: then drop the row. */
  write(out: CopyBuffer, values: readonly SourceValue[]): boolean {
    const { columns } = this.origin.table;
    let sound = true;
    for (let index = 0; index < columns.length; index++) {
      const value = values[index] as SourceValue;
      const column = columns[index] as Column;
      const problem = writeCell(out, column, value, this.look);
      if (problem !== undefined && !this.mend(out, column, value, values, problem)) sound = false;
    }
    return sound;
  }

  /** Looks at a text that is not plain ASCII; the row's own id is not known here, so the answer is a kind of problem. */
  private readonly look = (text: string): string | undefined => {
    if (text.includes('\0')) return nulProblem;
    return text.includes('\ufffd') ? replacementProblem : undefined;
  };

  private mend(
    out: CopyBuffer,
    column: Column,
    value: SourceValue,
    values: readonly SourceValue[],
    problem: string,
  ): boolean {
    if (problem === nulProblem && this.mending.stripNul) {
      this.mended.nul++;
      const rest = String(value).replaceAll('\0', '');
      const left = writeCell(out, column, rest, () => undefined);
      return left === undefined || this.report(column, value, values, `${left} once its NUL is stripped`);
    }
    if (value === '' && this.mending.emptyAsNull && column.kind !== 'text' && !column.required) {
      this.mended.empty++;
      out.null();
      return true;
    }
    if (problem === replacementProblem && this.isGenuine(column, values)) {
      writeCell(out, column, value, () => undefined);
      return true;
    }
    return this.report(column, value, values, problem);
  }

  /** node:sqlite shows broken UTF-8 as U+FFFD, which may also have been typed: the bytes decide. */
  private isGenuine(column: Column, values: readonly SourceValue[]): boolean {
    const { name, table } = this.origin;
    const [[encoding] = []] = rowsOf(this.source, 'pragma encoding');
    const sql = `select cast(${quoted(column.name)} as blob) from ${quoted(name)} where ${quoted(table.id)} = ?`;
    const [[bytes] = []] = rowsOf(this.source, sql, values[0] as bigint);
    try {
      new TextDecoder(String(encoding).toLowerCase(), { fatal: true }).decode(bytes as Uint8Array);
      return true;
    } catch {
      return false;
    }
  }

  private report(column: Column, value: SourceValue, values: readonly SourceValue[], problem: string): false {
    this.findings.add(findingIn(this.origin, column.name, value, values[0] as SourceValue, problem));
    return false;
  }
}

const nulProblem = 'holds a NUL character, which PostgreSQL cannot store (--strip-nul leaves it out)';
const replacementProblem = 'is not valid UTF-8';

export function findingIn(
  origin: SourceTable,
  column: string,
  value: SourceValue,
  row: SourceValue,
  problem: string,
): Finding {
  return { table: origin.table.name, row: display(row), column, value: display(value), problem };
}
