import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';

const headerLength = 19;

/** Yields rows of a query in PostgreSQL's binary COPY format, each as the bytes that CopyBuffer of copy/ writes. */
export async function* storedRows(client: Client, select: string): AsyncGenerator<Buffer[]> {
  let chunks: Buffer[] = [];
  let size = 0;
  let needed = headerLength;
  let at = headerLength;
  for await (const chunk of client.query(copyTo(`copy (${select}) to stdout (format binary)`))) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size < needed) continue;
    const bytes = Buffer.concat(chunks);
    const rows: Buffer[] = [];
    let end = rowEnd(bytes, at);
    for (; end <= bytes.length; end = rowEnd(bytes, at)) {
      if (end > at + 2) rows.push(bytes.subarray(at, end));
      at = end;
    }
    const rest = bytes.subarray(at);
    chunks = [rest];
    size = rest.length;
    needed = end - at;
    at = 0;
    yield rows;
  }
}

/** Returns where the row at `at` ends. If the row is incomplete, returns where the part needed to find its end ends. */
function rowEnd(bytes: Buffer, at: number): number {
  let end = at + 2;
  if (end > bytes.length) return end;
  for (let fields = bytes.readInt16BE(at); fields > 0; fields--) {
    if (end + 4 > bytes.length) return end + 4;
    end += 4 + Math.max(0, bytes.readInt32BE(end));
  }
  return end;
}

/** Returns the cells of a row. A NULL cell is null. */
export function cellsOf(row: Buffer): (Buffer | null)[] {
  const cells: (Buffer | null)[] = [];
  let at = 2;
  for (let fields = row.readInt16BE(0); fields > 0; fields--) {
    const length = row.readInt32BE(at);
    at += 4;
    cells.push(length < 0 ? null : row.subarray(at, at + length));
    at += Math.max(0, length);
  }
  return cells;
}

const microsTo2000 = 946_684_800_000_000n;

/** Returns the microseconds since 1970 of a stored timestamp. */
export function microsOf(cell: Buffer): bigint {
  return cell.readBigInt64BE() + microsTo2000;
}

/** Returns the days since 1970-01-01 of a stored date. */
export function daysOf(cell: Buffer): number {
  return cell.readInt32BE() + Number(microsTo2000 / 86_400_000_000n);
}
