import type { Client } from 'pg';
import { compareTables } from '../check/compare.ts';
import { CopyBuffer } from '../copy/copy-buffer.ts';
import type { Digest } from '../copy/copy-stream.ts';
import { digestOf, TableCopy } from '../copy/copy-stream.ts';
import type { OnRows, SourceReader } from '../copy/source-reader.ts';
import type { SourceRows } from '../copy/source-rows.ts';
import { readingOrder } from '../copy/source-rows.ts';
import { checkSums } from '../copy/sums.ts';
import { refused } from '../source/findings.ts';
import { highestId } from '../source/ids.ts';
import type { Layout } from '../source/layout.ts';
import type { Source } from '../source/source.ts';
import type { Table } from '../source/tables.ts';
import { quoted } from '../source/tables.ts';

export interface Loaded {
  table: Table;
  digest: Digest;
  sums: readonly bigint[];
}

/** Sends every table by COPY and returns the digests of what was sent. */
export async function load(client: Client, reader: SourceReader, signal?: AbortSignal): Promise<Loaded[]> {
  const copies = new Map(
    readingOrder.map((table) => [table, new TableCopy(client, table.name, columnNames(table))] as const),
  );
  for await (const part of reader.parts()) await copies.get(part.table)?.send(part, signal);
  return [...copies].map(([table, copy]) => ({ table, digest: copy.digest(), sums: reader.sums(table) }));
}

/** Checks every row without sending any. Throws MigrationRefused with every finding after all rows were checked. */
export async function checkRows(rows: SourceRows, onRows: OnRows, signal?: AbortSignal): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const table of readingOrder) {
    const out = new CopyBuffer();
    let count = 0;
    for (const _ of rows.of(table, out)) {
      out.dropRow();
      if (++count % 10_000 > 0) continue;
      onRows(table.name, count, false);
      await new Promise(setImmediate); // lets Ctrl-C be handled
      signal?.throwIfAborted();
    }
    onRows(table.name, count, true);
    counts.set(table.name, count);
  }
  rows.refuse();
  return counts;
}

/** Reads everything back and compares it with what was sent. Throws MigrationRefused, which names the cells that differ. */
export async function verify(client: Client, loaded: readonly Loaded[], again: () => SourceRows): Promise<void> {
  for (const { table, digest, sums } of loaded) {
    const stored = await digestOf(client, table.name, columnNames(table));
    if (stored.rows !== digest.rows || stored.hash !== digest.hash) {
      const { differences } = await compareTables(client, again(), readingOrder);
      differences.refuse();
      // The rows are equal and only stored in another order.
      if (stored.rows !== digest.rows)
        throw refused(table.name, `has ${stored.rows} rows, but ${digest.rows} were sent`);
    }
    await checkSums(client, table, sums);
  }
}

/** Sets the identities to continue after the highest id ever given out. Unlike setval, this is part of the transaction. */
export async function setIdentities(client: Client, source: Source, layout: Layout): Promise<void> {
  for (const origin of layout.tables.filter(({ table }) => table.identity)) {
    const { name } = origin.table;
    const { rows } = await client.query<{ max: string | null }>(`select max(id) from ${quoted(name)}`);
    const given = highestId(source, origin);
    const used = BigInt(rows[0]?.max ?? 0);
    await client.query(
      `alter table ${quoted(name)} alter column id restart with ${(used > given ? used : given) + 1n}`,
    );
  }
}

function columnNames(table: Table): string[] {
  return [...table.columns, ...table.own].map(({ name }) => name);
}
