import { Worker } from 'node:worker_threads';
import { MigrationRefused } from '../source/findings.ts';
import type { Source } from '../source/source.ts';
import type { Table } from '../source/tables.ts';
import type { Access } from '../source/untouched.ts';
import type { OnRows, Part, ReadResult } from './source-reader.ts';
import type { ReadingOptions } from './source-rows.ts';

/** The data a reading thread starts with. `flow` counts chunks: [sent, taken]. */
export interface ThreadData {
  file: string;
  access: Access;
  options: ReadingOptions & { tables: readonly string[] };
  flow: Int32Array;
}

/** Messages of a reading thread, in order. */
export type ThreadMessage =
  | { opened: true }
  | { chunk: Uint8Array }
  | { progress: Parameters<OnRows> }
  | { sums: readonly bigint[] }
  | { result: ReadResult }
  | { refused: Pick<MigrationRefused, 'findings' | 'count'> };

interface Events {
  /** Its read transaction has begun. */
  opened: () => void;
  arrived: () => void;
  progress: OnRows;
  failed: (error: unknown) => void;
}

/** Number of chunks that are worth a COPY command. */
const chunksOfPart = 16;

/** Reads some of a source's tables on a thread. */
export class ReadingThread {
  readonly tables: readonly Table[];
  readonly sums = new Map<Table, readonly bigint[]>();
  /** Number of chunks that wait to be taken. */
  waiting = 0;
  result: ReadResult | undefined;
  private readonly flow = new Int32Array(new SharedArrayBuffer(8));
  private readonly worker: Worker;
  private readonly parts: (Part & { isLast: boolean })[] = [];
  private readonly events: Events;

  constructor(given: { source: Source; options: ReadingOptions; tables: readonly Table[]; events: Events }) {
    const { file, access } = given.source;
    this.tables = given.tables;
    this.events = given.events;
    const { timeZone, quarantine = false, stripNul = false, emptyAsNull = false, ignoreExtra = false } = given.options;
    const tables = given.tables.map(({ name }) => name);
    const workerData: ThreadData = {
      file,
      access: { href: access.href },
      options: { timeZone, quarantine, stripNul, emptyAsNull, ignoreExtra, tables },
      flow: this.flow,
    };
    const resourceLimits = { maxYoungGenerationSizeMb: 12 };
    this.worker = new Worker(new URL('./reading.ts', import.meta.url), { workerData, resourceLimits });
    this.worker.on('message', (message: ThreadMessage) => this.receive(message));
    this.worker.on('error', (error) => this.events.failed(error));
  }

  /** Whether all parts were taken. */
  get isDone(): boolean {
    return this.result !== undefined && this.parts.length === 0;
  }

  /** Returns the next part if it is complete, and lets the thread read on. */
  takePart(): Part | undefined {
    const [part, following] = this.parts;
    if (!part || !(part.isLast || following)) return undefined; // a full part may be the last
    this.parts.shift();
    this.waiting -= part.chunks.length;
    Atomics.add(this.flow, 1, part.chunks.length);
    Atomics.notify(this.flow, 1);
    return part;
  }

  close(): void {
    void this.worker.terminate();
  }

  private receive(message: ThreadMessage): void {
    if ('opened' in message) this.events.opened();
    else if ('progress' in message) this.events.progress(...message.progress);
    else if ('refused' in message) this.events.failed(refusal(message.refused));
    else {
      if ('result' in message) this.result = message.result;
      else if ('chunk' in message) this.add(message.chunk);
      else this.endTable(message.sums);
      this.events.arrived();
    }
  }

  private add({ buffer, byteOffset, byteLength }: Uint8Array): void {
    const last = this.parts.at(-1);
    const chunk = Buffer.from(buffer, byteOffset, byteLength);
    if (last && !last.isLast && last.chunks.length < chunksOfPart) last.chunks.push(chunk);
    else this.parts.push({ table: this.tables[this.sums.size] as Table, chunks: [chunk], isLast: false });
    this.waiting++;
  }

  /** Ends the current table, whose last part is still here. */
  private endTable(sums: readonly bigint[]): void {
    const last = this.parts.at(-1);
    if (last) last.isLast = true;
    this.sums.set(this.tables[this.sums.size] as Table, sums);
  }
}

function refusal({ findings, count }: Pick<MigrationRefused, 'findings' | 'count'>): MigrationRefused {
  return new MigrationRefused({ list: [...findings], count });
}
