import type { Client } from 'pg';
import type { SourceValue } from './cells.ts';
import { refused } from './findings.ts';
import type { Table } from './tables.ts';
import { quoted } from './tables.ts';

const exactFor = 10_000; // 32-bit numbers added up stay exact in a double

/**
 * Sums of the integer columns as the source gave them, next to what PostgreSQL adds up from its own storage: a check that shares no
 * code with the encoding of rows.
 */
export class ColumnSums {
  private readonly table: Table;
  private readonly columns: readonly { name: string; index: number }[];
  private readonly recent: Float64Array;
  private readonly totals: bigint[];
  private rows = 0;

  constructor(table: Table) {
    this.table = table;
    this.columns = table.columns
      .map(({ name, kind }, index) => ({ name, kind, index }))
      .filter(({ kind }) => kind === 'integer');
    this.recent = new Float64Array(this.columns.length);
    this.totals = this.columns.map(() => 0n);
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

  /** Throws MigrationRefused naming the first column whose sum differs. */
  async check(client: Client): Promise<void> {
    if (this.columns.length === 0) return;
    this.settle();
    const list = this.columns.map(({ name }) => `coalesce(sum(${quoted(name)}), 0)::text`).join(', ');
    const { rows } = await client.query<string[]>({
      text: `select ${list} from ${quoted(this.table.name)}`,
      rowMode: 'array',
    });
    for (const [at, { name }] of this.columns.entries()) {
      const [ours, theirs] = [String(this.totals[at]), rows[0]?.[at]];
      if (ours !== theirs)
        throw refused(this.table.name, `${name} adds up to ${ours} in the source and to ${theirs} in the target`);
    }
  }

  private settle(): void {
    for (let at = 0; at < this.totals.length; at++) {
      this.totals[at] = (this.totals[at] as bigint) + BigInt(this.recent[at] as number);
      this.recent[at] = 0;
    }
  }
}
