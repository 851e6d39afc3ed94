import type { Source } from '../source/source.ts';
import type { Table } from '../source/tables.ts';
import { rounds, weaponStats } from '../source/tables.ts';
import { commitMark, refuseCommitsSince } from '../source/untouched.ts';
import { ReadingThread } from './reading-thread.ts';
import type { OnRows, Part, ReadResult, SourceReader } from './source-reader.ts';
import type { ReadingOptions } from './source-rows.ts';
import { readingOrder } from './source-rows.ts';

/**
 * What each thread reads. The weapons, most of all rows, depend on nothing but the rounds, which every thread reads first. The other tables
 * depend on each other.
 */
const shares = [readingOrder.filter((table) => table !== weaponStats), [weaponStats]];

/**
 * Reads the source on two threads, each at most a few chunks ahead and in a read transaction of its own. Refuses the source if a running bot
 * changed it while these transactions began, because they would see two states of it.
 */
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
    const mark = commitMark(source.file);
    let unopened = shares.length;
    const events = {
      opened: () => {
        unopened -= 1;
        if (unopened === 0) this.check(() => refuseCommitsSince(mark, source.file));
      },
      arrived: () => this.wake(),
      progress: (table: string, rows: number, done: boolean) => this.show(table, rows, done),
      failed: (error: unknown) => this.fail(error),
    };
    this.threads = shares.map((tables) => new ReadingThread({ source, options, tables, events }));
  }

  async *parts(): AsyncGenerator<Part> {
    while (!this.threads.every(({ isDone }) => isDone)) {
      this.throwFailure();
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
    this.throwFailure();
    return merged(this.threads.flatMap(({ result }) => result ?? []));
  }

  close(): void {
    for (const thread of this.threads) thread.close();
  }

  private check(refuse: () => void): void {
    try {
      refuse();
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    this.failure ??= error;
    this.wake();
  }

  /** Waits until a thread has sent something. Throws what ended a thread. */
  private async arrival(): Promise<void> {
    this.throwFailure();
    await new Promise<void>((resolve) => {
      this.wake = resolve;
    });
    this.throwFailure();
  }

  private throwFailure(): void {
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
