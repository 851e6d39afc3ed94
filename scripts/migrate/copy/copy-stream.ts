import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { quoted } from '../source/tables.ts';
import { copyEnd, copySignature } from './copy-buffer.ts';

/** Identifies a table's content by its row count and the SHA-256 of its binary COPY stream. */
export interface Digest {
  rows: number;
  hash: string;
}

/** Sends one table's COPY stream, in one COPY command or in several, so that tables can take turns. */
export class TableCopy {
  private readonly hash = createHash('sha256');
  private readonly client: Client;
  private readonly target: string;
  private rows = 0;
  private started = false;

  constructor(client: Client, table: string, columns: readonly string[]) {
    this.client = client;
    this.target = list(table, columns);
  }

  /** Sends the next chunks of the stream, which end between two rows. */
  async send({ chunks, isLast }: { chunks: readonly Buffer[]; isLast: boolean }, signal?: AbortSignal): Promise<void> {
    const whole = [...(this.started ? [copySignature] : []), ...chunks, ...(isLast ? [] : [copyEnd])];
    this.started = true;
    for (const chunk of chunks) this.hash.update(chunk);
    const stream = this.client.query(copyFrom(`copy ${this.target} from stdin (format binary, freeze)`));
    await pipeline(whole, stream, signal ? { signal } : {});
    this.rows += stream.rowCount;
  }

  /** Returns the digest of all that was sent. */
  digest(): Digest {
    return { rows: this.rows, hash: this.hash.digest('hex') };
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
