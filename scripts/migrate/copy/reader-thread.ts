import type { Source } from '../source/source.ts';
import type { Table } from '../source/tables.ts';
import { rounds, weaponStats } from '../source/tables.ts';
import { ReadingThread } from './reading-thread.ts';
import type { OnRows, Part, ReadResult, SourceReader } from './source-reader.ts';
import type { ReadingOptions } from './source-rows.ts';
import { readingOrder } from './source-rows.ts';

/**
 * What each thread reads. The weapons, most of all rows, depend on nothing but the rounds, which every thread reads first. The other tables
 * depend on each other.
 */
const shares = [readingOrder.filter((table) => table !== weaponStats), [weaponStats]];

/** Reads the source on two threads, each in a read transaction of its own and at most a few chunks ahead. */
export class ThreadReader implements SourceReader {
  private readonly threads: readonly ReadingThread[];
  private readonly onRows: OnRows;
  /** The latest progress of each table, and the tables that were shown to their end. */
  private readonly progress = new Map<string, Parameters<OnRows>>();
  private readonly shown = new Set<string>();
  private failure: unknown;
  private wake = () => {};

  constructor(source: Source, options: ReadingOptions, onRows: OnRows) {
    this.onRows = onRows;
    const events = {
      arrived: () => this.wake(),
      progress: (table: string, rows: number, done: boolean) => this.show(table, rows, done),
      failed: (error: unknown) => {
        this.failure ??= error;
        this.wake();
      },
    };
    this.threads = shares.map((tables) => new ReadingThread({ source, options, tables, events }));
  }

  async *parts(): AsyncGenerator<Part> {
    while (!this.threads.every(({ isDone }) => isDone)) {
      const [fullest] = this.threads.toSorted((a, b) => b.waiting - a.waiting);
      const part = fullest?.takePart();
      if (part) yield part;
      else await this.arrival();
    }
  }

  sums(table: Table): readonly bigint[] {
    return this.threads.find(({ tables }) => tables.includes(table))?.sums.get(table) ?? [];
  }

  async result(): Promise<ReadResult> {
    while (this.threads.some(({ result }) => result === undefined)) await this.arrival();
    return merged(this.threads.flatMap(({ result }) => result ?? []));
  }

  close(): void {
    for (const thread of this.threads) thread.close();
  }

  /** Waits until a thread has sent something. Throws what ended a thread. */
  private async arrival(): Promise<void> {
    if (this.failure) throw this.failure;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
    });
    if (this.failure) throw this.failure;
  }

  /** Shows the tables one after the other, although they are read at the same time. */
  private show(...[table, rows, done]: Parameters<OnRows>): void {
    this.progress.set(table, [table, rows, done]);
    for (const { name } of readingOrder) {
      const known = this.progress.get(name);
      if (!known) return;
      const [, , isDone] = known;
      if (name === table || (isDone && !this.shown.has(name))) this.onRows(...known);
      if (!isDone) return;
      this.shown.add(name);
    }
  }
}

/** Returns the results of several threads as if one had read all tables. */
function merged(results: readonly ReadResult[]): ReadResult {
  const place = ({ table }: { table: string }) =>
    table === rounds.name ? -1 : readingOrder.findIndex(({ name }) => name === table);
  const inOrder = <Item extends { table: string }>(items: Item[]) => items.sort((a, b) => place(a) - place(b));
  const sum = (count: (result: ReadResult) => number) => results.reduce((total, result) => total + count(result), 0);
  return {
    findings: {
      list: inOrder(results.flatMap(({ findings }) => findings.list)),
      count: sum(({ findings }) => findings.count),
    },
    setAside: inOrder(results.flatMap(({ setAside }) => setAside)),
    repaired: {
      stripNul: sum(({ repaired }) => repaired.stripNul),
      emptyAsNull: sum(({ repaired }) => repaired.emptyAsNull),
    },
    seeded: sum(({ seeded }) => seeded),
    derived: new Map(results.flatMap(({ derived }) => [...derived])),
  };
}
