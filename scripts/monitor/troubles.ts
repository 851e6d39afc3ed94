import { backoff } from './backoff.ts';
import type { FoundFile } from './source.ts';

/** Files that could not be sent, each with its own time of the next retry, so that one does not delay the others. */
export class Troubles {
  readonly #random: () => number;
  readonly #byName = new Map<string, { failures: number; due: number }>();

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Counts a failure at `now` and returns the milliseconds until the retry. */
  add(name: string, now: number): number {
    const failures = this.failures(name) + 1;
    const wait = backoff(failures, this.#random());
    this.#byName.set(name, { failures, due: now + wait });
    return wait;
  }

  clear(name: string): void {
    this.#byName.delete(name);
  }

  failures(name: string): number {
    return this.#byName.get(name)?.failures ?? 0;
  }

  isDue(name: string, now: number): boolean {
    return (this.#byName.get(name)?.due ?? now) <= now;
  }

  /** Returns the files that may be sent now: first those without failures, then those due for a retry, each in their order. */
  due(files: readonly FoundFile[], now: number): FoundFile[] {
    return files
      .filter(({ name }) => this.isDue(name, now))
      .sort((a, b) => this.failures(a.name) - this.failures(b.name));
  }

  /** Returns the milliseconds until the first retry among `files`. Undefined if none failed. */
  wait(files: readonly FoundFile[], now: number): number | undefined {
    const dues = files.flatMap(({ name }) => this.#byName.get(name)?.due ?? []);
    return dues.length > 0 ? Math.max(Math.min(...dues) - now, 0) : undefined;
  }
}
