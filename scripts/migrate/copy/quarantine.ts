import type { Client } from 'pg';
import type { Finding } from '../source/findings.ts';
import { display } from '../source/findings.ts';
import type { Source } from '../source/source.ts';
import { rowsOf } from '../source/source.ts';
import type { SourceTable } from '../source/source-table.ts';
import { quoted } from '../source/tables.ts';
import type { SourceValue } from '../source/value.ts';

/** A row that cannot be stored unchanged. It is stored word for word, so that an export can restore it. */
export interface QuarantinedRow {
  table: string;
  row: string;
  findings: readonly Finding[];
  /** The legacy columns as JSON, see {@link readContent}. */
  content: string;
}

/** Records a row with the storage class of every value: `"text"`, null, or an object that names the class. */
export function quarantined(
  source: Source,
  origin: SourceTable,
  values: readonly SourceValue[],
  findings: readonly Finding[],
): QuarantinedRow {
  const { table } = origin;
  const cells = table.columns.map(({ name }, index) => [
    name,
    cellContent(source, origin, name, values[index] ?? null, values),
  ]);
  const row = display(values[0] ?? null);
  return { table: table.name, row, findings, content: JSON.stringify(Object.fromEntries(cells)) };
}

type CellContent = null | string | { integer: string } | { real: string } | { blob: string } | { bytes: string };

function cellContent(
  source: Source,
  { table, select }: SourceTable,
  column: string,
  value: SourceValue,
  values: readonly SourceValue[],
): CellContent {
  if (value === null) return null;
  if (typeof value === 'bigint') return { integer: String(value) };
  if (typeof value === 'number') return { real: String(value) };
  if (value instanceof Uint8Array) return { blob: Buffer.from(value).toString('hex') };
  if (!value.includes('\ufffd')) return value;
  const sql = `select cast(${quoted(column)} as blob) from (${select}) where ${quoted(table.id)} is ?`;
  const [[bytes] = []] = rowsOf(source, sql, values[0] as bigint);
  return { bytes: Buffer.from(bytes as Uint8Array).toString('hex') };
}

/** Returns the values of a quarantined row by column. Texts that are not valid UTF-8 are marked as `broken`. */
export function readContent(content: string): Map<string, { value: SourceValue; broken?: true }> {
  const cells = Object.entries(JSON.parse(content) as Record<string, CellContent>);
  return new Map(cells.map(([column, cell]) => [column, readCell(cell)]));
}

function readCell(cell: CellContent): { value: SourceValue; broken?: true } {
  if (cell === null || typeof cell === 'string') return { value: cell };
  if ('integer' in cell) return { value: BigInt(cell.integer) };
  if ('real' in cell) return { value: Number(cell.real) };
  if ('blob' in cell) return { value: Buffer.from(cell.blob, 'hex') };
  return { value: Buffer.from(cell.bytes, 'hex'), broken: true };
}

/** Stores the rows in quarantined_rows. */
export async function storeQuarantined(client: Client, rows: readonly QuarantinedRow[]): Promise<void> {
  for (const [index, { table, row, findings, content }] of rows.entries()) {
    const problems = findings.map(({ column, value, problem }) => `${column} = ${value}: ${problem}`).join('\n');
    await client.query(
      'insert into quarantined_rows (position, table_name, row_id, problems, content) values ($1, $2, $3, $4, $5)',
      [index + 1, table, row, problems, content],
    );
  }
}
