import type { BackupHeader, Sequence, TableEnd } from './format.ts';
import { endOfRows, formatVersion, readComment } from './format.ts';

const rowsEnd = Buffer.from(`\n${endOfRows}\n`);

/** Reads the text of a backup from beginning to end. Never holds more than a few chunks of it. */
export class BackupReader {
  private readonly chunks: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.chunks = chunks[Symbol.asyncIterator]();
  }

  /** Reads the header. Throws an error for people if the backup is of another format. */
  async header(): Promise<BackupHeader> {
    const found = /^-- Stopwatch backup, format (\d+):/.exec((await this.line()) ?? '')?.[1];
    if (found === undefined) throw new Error('This is not a backup of this project.');
    if (Number(found) !== formatVersion) {
      throw new Error(
        `The backup is of format ${found}, and this version reads format ${formatVersion}: use a newer version.`,
      );
    }
    const header = readComment((await this.line()) ?? '') as Partial<BackupHeader> | undefined;
    if (typeof header?.schema === 'number' && typeof header.rows === 'object' && header.rows !== null) {
      return header as BackupHeader;
    }
    throw new Error('This is not a backup of this project.');
  }

  /** Moves on to the next table. Returns undefined after the last one. */
  async table(): Promise<{ name: string; columns: string[] } | undefined> {
    for (;;) {
      const line = await this.line();
      if (line === undefined || line.startsWith('-- {"sequences"')) {
        this.sequenceLine = line;
        return undefined;
      }
      const [, name, columns] = /^copy ("[^"]+") \(("[^"]+"(?:, "[^"]+")*)\) from stdin;$/.exec(line) ?? [];
      if (name && columns) return { name: name.slice(1, -1), columns: columns.slice(1, -1).split('", "') };
    }
  }

  /** Yields the lines of the current table in chunks of any size. */
  async *rows(): AsyncGenerator<Buffer> {
    while (this.rest.length < rowsEnd.length - 1 && (await this.more()));
    if (this.rest.indexOf(rowsEnd.subarray(1)) === 0) {
      this.rest = this.rest.subarray(rowsEnd.length - 1);
      return;
    }
    for (;;) {
      const end = this.rest.indexOf(rowsEnd);
      if (end >= 0) {
        yield this.rest.subarray(0, end + 1);
        this.rest = this.rest.subarray(end + rowsEnd.length);
        return;
      }
      const safe = this.rest.length - rowsEnd.length + 1;
      if (safe > 0) {
        yield this.rest.subarray(0, safe);
        this.rest = this.rest.subarray(safe);
      }
      if (!(await this.more())) throw new Error('The backup ends within a table.');
    }
  }

  /** Reads what the backup says about the table whose rows were read. */
  async tableEnd(): Promise<TableEnd> {
    const end = readComment((await this.line()) ?? '') as TableEnd | undefined;
    if (!end) throw new Error('The backup ends after the rows of a table.');
    return end;
  }

  /** Returns the sequences, after the last table. */
  sequences(): Sequence[] {
    const found = readComment(this.sequenceLine ?? '') as { sequences: Sequence[] } | undefined;
    if (!Array.isArray(found?.sequences)) throw new Error('The backup ends before its sequences.');
    return found.sequences;
  }

  private sequenceLine: string | undefined;

  private async line(): Promise<string | undefined> {
    for (let from = 0; ; ) {
      const end = this.rest.indexOf(10, from);
      if (end >= 0) {
        const line = this.rest.subarray(0, end).toString();
        this.rest = this.rest.subarray(end + 1);
        return line;
      }
      from = this.rest.length;
      if (!(await this.more())) return undefined;
    }
  }

  private async more(): Promise<boolean> {
    const { done, value } = await this.chunks.next();
    if (done) return false;
    this.rest = this.rest.length === 0 ? value : Buffer.concat([this.rest, value]);
    return true;
  }
}
