import type { ClientBase } from 'pg';
import pg from 'pg';

/** What PostgreSQL says a table holds. Two tables with the same rows, in any order, have the same sum. */
export interface TableSum {
  rows: number;
  /** Sum over all rows of the first 64 bits of the MD5 of the row's text. */
  sum: string;
}

/** Settings that decide how PostgreSQL writes values as text. Without them, two servers may write the same row differently. */
export const textForm = `
  set local timezone = 'UTC';
  set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'postgres';
  set local extra_float_digits = 1;
  set local bytea_output = 'hex'`;

/** Adds up a table on the server, in the caller's transaction, which has the settings of `textForm`. */
export async function sumOf(client: ClientBase, table: string, columns: readonly string[]): Promise<TableSum> {
  const { rows } = await client.query<{ rows: string; sum: string }>(
    `select count(*)::text as rows, coalesce(sum(('x' || left(md5(t::text), 16))::bit(64)::bigint), 0)::text as sum
    from (select ${columnList(columns)} from ${pg.escapeIdentifier(table)}) as t`,
  );
  return { rows: Number(rows[0]?.rows), sum: String(rows[0]?.sum) };
}

export function columnList(columns: readonly string[]): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(', ');
}
