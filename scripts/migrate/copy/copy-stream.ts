import type { Hash } from 'node:crypto';
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { quoted } from '../source/tables.ts';

/** Identifies a table's content by its row count and the SHA-256 of its binary COPY stream. */
export interface Digest {
  rows: number;
  hash: string;
}

/** Sends the chunks of a COPY stream and returns their digest. */
export async function copyIn(
  client: Client,
  table: string,
  columns: readonly string[],
  chunks: Iterable<Buffer> | AsyncIterable<Buffer>,
  signal?: AbortSignal,
): Promise<Digest> {
  const hash = createHash('sha256');
  const stream = client.query(copyFrom(`copy ${list(table, columns)} from stdin (format binary, freeze)`));
  await pipeline(hashed(chunks, hash), stream, signal ? { signal } : {});
  return { rows: stream.rowCount, hash: hash.digest('hex') };
}

async function* hashed(chunks: Iterable<Buffer> | AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

/** Returns the digest of the table's current content, in storage order. */
export async function digestOf(client: Client, table: string, columns: readonly string[]): Promise<Digest> {
  const hash = createHash('sha256');
  const stream = client.query(copyTo(`copy ${list(table, columns)} to stdout (format binary)`));
  for await (const chunk of stream) hash.update(chunk as Buffer);
  return { rows: stream.rowCount, hash: hash.digest('hex') };
}

function list(table: string, columns: readonly string[]): string {
  return `${quoted(table)} (${columns.map(quoted).join(', ')})`;
}
