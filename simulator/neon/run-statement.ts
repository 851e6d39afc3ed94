import pg from 'pg';
import type { Statement } from './request.ts';

/** One statement's result as the driver reads it: values as PostgreSQL's text, or null. */
export interface StatementResult {
  /** `SELECT`, or empty text for a statement that is only a comment. */
  command: string;
  rowCount: number | null;
  fields: pg.FieldDef[];
  rows: (string | null)[][];
  rowAsArray: true;
}

type Row = (string | null)[];

const asText = { getTypeParser: () => (text: string) => text };

/**
 * Runs one statement. Its rows are weighed as they arrive, because an answer that is too large must not be collected first: `onTooLarge` is
 * called once for more than `maxBytes`, and the rest of the rows is dropped. Returns the result and its bytes.
 */
export function runStatement(
  client: pg.PoolClient,
  { query: text, params: values }: Statement,
  maxBytes: number,
  onTooLarge: () => void,
): Promise<StatementResult & { bytes: number }> {
  // The extended protocol is used even without parameters, as Neon does. It accepts one statement only.
  const config = { text, values, rowMode: 'array', types: asText, queryMode: 'extended' } as const;
  const query = new pg.Query<Row>(config);
  const rows: Row[] = [];
  let bytes = 0;
  query.on('row', (row: Row) => {
    if (bytes > maxBytes) return;
    bytes += Buffer.byteLength(JSON.stringify(row)) + 1;
    if (bytes > maxBytes) onTooLarge();
    else rows.push(row);
  });
  return new Promise((resolve, reject) => {
    query.on('error', reject);
    query.on('end', ({ command, rowCount, fields }: pg.QueryArrayResult) => {
      if (bytes > maxBytes) reject(new Error('more rows than fit'));
      else resolve({ command: command ?? '', rowCount, fields, rows, rowAsArray: true, bytes });
    });
    client.query(query);
  });
}
