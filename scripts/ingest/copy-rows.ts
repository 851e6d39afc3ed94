import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { databaseError } from '../../src/db/errors.ts';

/** Rows of a table by round, without the round's id. Each row is a line in PostgreSQL's text COPY format. */
export interface RowsToCopy {
  columns: string[];
  byRound: string[][];
}

/** Returns rows as lines to copy. Each has the same columns, named as in the table, with texts, numbers and nulls. */
export function rowsToCopy(byRound: readonly (readonly object[])[]): RowsToCopy {
  return {
    columns: Object.keys(byRound.find((rows) => rows.length > 0)?.[0] ?? {}),
    byRound: byRound.map((rows) => rows.map((row) => `${Object.values(row).map(cell).join('\t')}\n`)),
  };
}

/** Copies rows of rounds into a table. `ids` are the rounds' ids. Throws DatabaseError. */
export async function copyRows(
  client: ClientBase,
  table: string,
  { columns, byRound, ids }: RowsToCopy & { ids: readonly number[] },
): Promise<void> {
  if (columns.length === 0) return;
  const text = byRound.map((lines, index) => lines.map((line) => `${ids[index]}\t${line}`).join('')).join('');
  try {
    const copy = copyFrom(`copy ${table} (round_id, ${columns.join(', ')}) from stdin`);
    await pipeline([Buffer.from(text)], client.query(copy));
  } catch (error) {
    throw databaseError(error);
  }
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function cell(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return value === null ? '\\N' : String(value).replace(/[\\\t\n\r]/g, (sign) => escapes[sign] as string);
}
