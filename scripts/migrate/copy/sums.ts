import type { Client } from 'pg';
import { refused } from '../source/findings.ts';
import type { Table } from '../source/tables.ts';
import { quoted } from '../source/tables.ts';
import type { SourceValue } from '../source/value.ts';

const exactFor = 10_000; // Sums of 10,000 32-bit integers are exact in a double

/**
 * Sums of the integer columns as read from the source. They are compared with sums that PostgreSQL computes from its storage, a check that
 * shares no code with the encoding of rows.
 */
export class ColumnSums {
  private readonly columns: readonly { index: number }[];
  private readonly recent: Float64Array;
  private readonly sums: bigint[];
  private rows = 0;

  constructor(table: Table) {
    this.columns = summed(table);
    this.recent = new Float64Array(this.columns.length);
    this.sums = this.columns.map(() => 0n);
  }

  add(values: readonly SourceValue[]): void {
    const { recent, columns } = this;
    for (let at = 0; at < columns.length; at++) {
      const value = values[(columns[at] as { index: number }).index];
      if (typeof value === 'bigint') recent[at] = (recent[at] as number) + Number(value);
      else if (typeof value === 'number') recent[at] = (recent[at] as number) + value;
    }
    if (++this.rows % exactFor === 0) this.settle();
  }

  totals(): bigint[] {
    this.settle();
    return this.sums;
  }

  private settle(): void {
    for (let at = 0; at < this.sums.length; at++) {
      this.sums[at] = (this.sums[at] as bigint) + BigInt(this.recent[at] as number);
      this.recent[at] = 0;
    }
  }
}

/** Throws MigrationRefused, which names the first column whose sum in the database differs from `totals`. */
export async function checkSums(client: Client, table: Table, totals: readonly bigint[]): Promise<void> {
  const columns = summed(table);
  if (columns.length === 0) return;
  const list = columns.map(({ name }) => `coalesce(sum(${quoted(name)}), 0)::text`).join(', ');
  const text = `select ${list} from ${quoted(table.name)}`;
  const { rows } = await client.query<string[]>({ text, rowMode: 'array' });
  for (const [at, { name }] of columns.entries()) {
    const [ours, theirs] = [String(totals[at]), rows[0]?.[at]];
    if (ours === theirs) continue;
    throw refused(table.name, `${name} adds up to ${ours} in the source and to ${theirs} in the target`);
  }
}

function summed(table: Table): { name: string; index: number }[] {
  return table.columns.map(({ name, kind }, index) => ({ name, kind, index })).filter(({ kind }) => kind === 'integer');
}
