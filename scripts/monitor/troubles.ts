import { backoff } from './backoff.ts';
import type { FoundFile } from './source.ts';

/** Files that cannot be sent for now, each with its own time to be tried again, so that one of them does not hold up the others. */
export class Troubles {
  readonly #random: () => number;
  readonly #byName = new Map<string, { failures: number; due: number }>();

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Counts a failure at `now`; returns the milliseconds until it is tried again. */
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

  /** Those that may be tried now, in their order but the ones without trouble first. */
  due(files: readonly FoundFile[], now: number): FoundFile[] {
    return files
      .filter(({ name }) => this.isDue(name, now))
      .sort((a, b) => this.failures(a.name) - this.failures(b.name));
  }

  /** Milliseconds until the first of `files` that failed may be tried again; undefined when none did. */
  wait(files: readonly FoundFile[], now: number): number | undefined {
    const dues = files.flatMap(({ name }) => this.#byName.get(name)?.due ?? []);
    return dues.length > 0 ? Math.max(Math.min(...dues) - now, 0) : undefined;
  }
}
