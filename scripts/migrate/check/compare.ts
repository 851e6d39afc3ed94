import type { Client } from 'pg';
import { CopyBuffer } from '../copy/copy-buffer.ts';
import type { SourceRows } from '../copy/source-rows.ts';
import { readingOrder } from '../copy/source-rows.ts';
import { display, Findings } from '../source/findings.ts';
import type { Tolerance } from '../source/since.ts';
import type { Column, Table } from '../source/tables.ts';
import { indexesOf, playerAliases, playerLinks, playerProfiles, quoted, rounds } from '../source/tables.ts';
import type { SourceValue } from '../source/value.ts';
import { cellsOf, storedRows } from '../target/stored-rows.ts';
import { displayCell } from './stored-values.ts';

export interface Comparison {
  /** Number of rows equal in every cell, by table. */
  equal: Record<string, number>;
  /** Number of source rows whose round has since been imported from its raw file. They are not compared. */
  replaced: number;
  /** Number of source rows that were removed on a player's request. */
  forgotten: number;
  /** Number of rows that only the target has, added since the migration. */
  added: number;
  differences: Findings;
}

/** The problem reported for a row that only the source has. */
export const notInTarget = 'is not in the target';

/**
 * Compares every row of the source with the target, both in key order, and names each differing cell. `since` says what may have changed in
 * the target after the migration, and excludes seeded aliases. Without `since` everything must be equal.
 */
export function compare(client: Client, source: SourceRows, since?: Tolerance): Promise<Comparison> {
  return compareTables(client, source, readingOrder, since);
}

/** Compares some of the tables, by the same rules. */
export async function compareTables(
  client: Client,
  source: SourceRows,
  some: readonly Table[],
  since?: Tolerance,
): Promise<Comparison> {
  const result: Comparison = { equal: {}, replaced: 0, forgotten: 0, added: 0, differences: new Findings() };
  for (const table of some) await new TableComparison(client, source, table, result, since).run();
  return result;
}

class TableComparison {
  private readonly out = new CopyBuffer();
  private readonly client: Client;
  private readonly source: SourceRows;
  private readonly table: Table;
  private readonly columns: readonly Column[];
  private readonly result: Comparison;
  private readonly since: Tolerance | undefined;
  private readonly roundAt: number | undefined;
  private readonly guidAt: number;

  constructor(client: Client, source: SourceRows, table: Table, result: Comparison, since: Tolerance | undefined) {
    this.client = client;
    this.source = source;
    this.table = table;
    this.columns = [...table.columns, ...table.own];
    this.result = result;
    this.since = since;
    this.roundAt = table === rounds ? 0 : table.belongsToRound ? indexesOf(table, 'round_id').round_id : undefined;
    this.guidAt = table.columns.findIndex(({ name }) => ['player_guid', 'guid', 'et_guid'].includes(name));
    result.equal[table.name] = 0;
  }

  async run(): Promise<void> {
    const { table, client } = this;
    const seeds = this.since && table === playerAliases ? 'where not seeded' : '';
    const key = table.columns[0]?.kind === 'text' ? `${quoted(table.id)} collate "C"` : quoted(table.id);
    const list = this.columns.map(({ name }) => quoted(name)).join(', ');
    const source = this.source.of(table, this.out);
    let next = this.advance(source);
    for await (const rows of storedRows(client, `select ${list} from ${quoted(table.name)} ${seeds} order by ${key}`)) {
      for (const row of rows) {
        while (next && this.order(next, row) < 0) next = this.missing(next, source);
        if (next && this.order(next, row) === 0) {
          this.compareRow(next, row);
          next = this.advance(source);
        } else this.extra(row);
      }
    }
    while (next) next = this.missing(next, source);
  }

  private advance(source: Generator<readonly SourceValue[]>): readonly SourceValue[] | undefined {
    this.out.dropRow();
    const next = source.next();
    return next.done ? undefined : next.value;
  }

  /** Returns a negative number if the source's row comes first. */
  private order([id = null]: readonly SourceValue[], row: Buffer): number {
    const key = row.subarray(6, 6 + row.readInt32BE(2));
    if (typeof id === 'string') return Buffer.compare(Buffer.from(id), key);
    const stored = key.readBigInt64BE();
    return (id as bigint) < stored ? -1 : Number((id as bigint) > stored);
  }

  private compareRow(values: readonly SourceValue[], row: Buffer): void {
    const expected = this.out.row();
    if (this.isImported(cellsOf(row))) this.result.replaced++;
    else if (Buffer.compare(expected, row) === 0) this.count();
    else this.compareCells(values, cellsOf(expected), cellsOf(row));
  }

  private compareCells(values: readonly SourceValue[], expected: (Buffer | null)[], stored: (Buffer | null)[]): void {
    let equal = true;
    for (const [index, { name, kind }] of this.columns.entries()) {
      const [ours = null, theirs = null] = [expected[index], stored[index]];
      if (ours === theirs || (ours && theirs && Buffer.compare(ours, theirs) === 0)) continue;
      if (this.since?.changes(this.table, name, values[0] ?? null)) continue;
      if (this.since?.lacksName(name, this.guidOf(expected))) continue;
      equal = false;
      this.report(values, name, displayCell(ours, kind), `is ${displayCell(theirs, kind)} in the target`);
    }
    if (equal) this.count();
  }

  private missing(
    values: readonly SourceValue[],
    source: Generator<readonly SourceValue[]>,
  ): readonly SourceValue[] | undefined {
    const cells = cellsOf(this.out.row());
    const guid = this.guidOf(cells);
    if (this.isImported(cells)) this.result.replaced++;
    else if (guid !== undefined && this.isNameRow && this.since?.isForgotten(guid)) this.result.forgotten++;
    else this.report(values, undefined, undefined, notInTarget);
    return this.advance(source);
  }

  private extra(row: Buffer): void {
    const cells = cellsOf(row);
    const id = this.columns[0]?.kind === 'bigint' ? (cells[0]?.readBigInt64BE() ?? null) : String(cells[0]);
    if (this.isImported(cells) || this.since?.isNew(this.table, id)) this.result.added++;
    else this.report([id], undefined, undefined, 'is in the target but not in the source');
  }

  /** Returns whether a row says nothing but a name, so that it is removed with the name. */
  private get isNameRow(): boolean {
    return this.table === playerAliases || this.table === playerLinks || this.table === playerProfiles;
  }

  private guidOf(cells: (Buffer | null)[]): string | undefined {
    return this.guidAt === -1 ? undefined : String(cells[this.guidAt]);
  }

  private isImported(cells: (Buffer | null)[]): boolean {
    const round = this.roundAt === undefined ? undefined : cells[this.roundAt];
    return round !== undefined && round !== null && (this.since?.rounds.has(round.readBigInt64BE()) ?? false);
  }

  private count(): void {
    this.result.equal[this.table.name] = (this.result.equal[this.table.name] ?? 0) + 1;
  }

  private report(
    [id = null]: readonly SourceValue[],
    column: string | undefined,
    value: string | undefined,
    problem: string,
  ): void {
    const finding = { table: this.table.name, row: display(id), problem };
    this.result.differences.add({ ...finding, ...(column && { column }), ...(value !== undefined && { value }) });
  }
}
