import { Worker } from 'node:worker_threads';
import { MigrationRefused } from '../source/findings.ts';
import type { Source } from '../source/source.ts';
import type { Table } from '../source/tables.ts';
import type { Access } from '../source/untouched.ts';
import type { OnRows, ReadResult, SourceReader } from './source-reader.ts';
import type { ReadingOptions } from './source-rows.ts';

/** The data the reading thread starts with. `flow` counts chunks: [sent, taken]. */
export interface ThreadData {
  file: string;
  access: Access;
  options: ReadingOptions;
  flow: Int32Array;
}

/** Messages of the reading thread, in order. */
export type ThreadMessage =
  | { chunk: Uint8Array }
  | { progress: Parameters<OnRows> }
  | { sums: readonly bigint[] }
  | { result: ReadResult }
  | { refused: Pick<MigrationRefused, 'findings' | 'count'> };

/** Reads the source on a separate thread in its own read transaction, at most a few chunks ahead. */
export class ThreadReader implements SourceReader {
  private readonly flow = new Int32Array(new SharedArrayBuffer(8));
  private readonly worker: Worker;
  private readonly onRows: OnRows;
  private readonly queue: ThreadMessage[] = [];
  private readonly added = new Map<Table, readonly bigint[]>();
  private failure: unknown;
  private wake = () => {};

  constructor({ file, access }: Source, options: ReadingOptions, onRows: OnRows) {
    this.onRows = onRows;
    const { timeZone, quarantine = false, stripNul = false, emptyAsNull = false, ignoreExtra = false } = options;
    const workerData: ThreadData = {
      file,
      access: { href: access.href },
      options: { timeZone, quarantine, stripNul, emptyAsNull, ignoreExtra },
      flow: this.flow,
    };
    const resourceLimits = { maxYoungGenerationSizeMb: 12 };
    this.worker = new Worker(new URL('./reading.ts', import.meta.url), { workerData, resourceLimits });
    this.worker.on('message', (message: ThreadMessage) => this.take(message));
    this.worker.on('error', (error) => this.fail(error));
  }

  async *chunks(table: Table): AsyncGenerator<Buffer> {
    for (;;) {
      const message = await this.next();
      if ('sums' in message) {
        this.added.set(table, message.sums);
        return;
      }
      if (!('chunk' in message)) throw new Error('the reading thread lost its order');
      Atomics.add(this.flow, 1, 1);
      Atomics.notify(this.flow, 1);
      yield Buffer.from(message.chunk.buffer, message.chunk.byteOffset, message.chunk.byteLength);
    }
  }

  sums(table: Table): readonly bigint[] {
    return this.added.get(table) ?? [];
  }

  async result(): Promise<ReadResult> {
    const message = await this.next();
    if (!('result' in message)) throw new Error('the reading thread lost its order');
    return message.result;
  }

  close(): void {
    void this.worker.terminate();
  }

  private take(message: ThreadMessage): void {
    if ('progress' in message) this.onRows(...message.progress);
    else if ('refused' in message) {
      const { findings, count } = message.refused;
      this.fail(new MigrationRefused({ list: [...findings], count }));
    } else this.queue.push(message);
    this.wake();
  }

  private fail(error: unknown): void {
    this.failure ??= error;
    this.wake();
  }

  private async next(): Promise<ThreadMessage> {
    for (;;) {
      const message = this.queue.shift();
      if (message) return message;
      if (this.failure) throw this.failure;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}
