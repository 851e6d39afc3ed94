import type { FoundFile } from './source.ts';

interface Seen {
  file: FoundFile;
  /** When the file was first seen in this version, in milliseconds. */
  since: number;
  /** When the file was first seen or last attempted, in milliseconds. */
  first: number;
  /** Number of changes since then. */
  changes: number;
}

/** Number of changes that exceeds what a file needs that is written once. */
const many = 3;

/** Tells which files have stopped growing: their size and time are equal in two listings at least `settleMs` milliseconds apart. */
export class Settling {
  /** Milliseconds for which a file must not change. */
  readonly settleMs: number;
  /** Milliseconds after which a file that still changes is reported. */
  readonly growthMs: number;
  #seen = new Map<string, Seen>();

  constructor(settleMs: number, growthMs: number) {
    this.settleMs = settleMs;
    this.growthMs = growthMs;
  }

  /** Returns the settled files in their order. `now` is milliseconds of a monotonic clock. */
  look(files: readonly FoundFile[], now: number): FoundFile[] {
    const before = this.#seen;
    this.#seen = new Map(files.map((file) => [file.name, seenAgain(file, before.get(file.name), now)]));
    return files.filter(({ name }) => now - (this.#seen.get(name)?.since ?? now) >= this.settleMs);
  }

  /** Forgets a file whose bytes differ from the listing, so that it must settle again. */
  forget(name: string): void {
    const seen = this.#seen.get(name);
    if (seen) seen.file = { ...seen.file, size: Number.NaN };
  }

  /** Records that a file could be read but failed for another reason than a change. */
  tried(name: string, now: number): void {
    const seen = this.#seen.get(name);
    if (seen) Object.assign(seen, { first: now, changes: 0 });
  }

  /** Returns the names of files that have kept changing for longer than `growthMs`. */
  restless(now: number): string[] {
    return [...this.#seen]
      .filter(([, { first, changes }]) => changes >= many && now - first >= this.growthMs)
      .map(([name]) => name);
  }
}

function seenAgain(file: FoundFile, seen: Seen | undefined, now: number): Seen {
  if (!seen) return { file, since: now, first: now, changes: 0 };
  const isSame = seen.file.size === file.size && seen.file.modified === file.modified;
  return { ...seen, file, since: isSame ? seen.since : now, changes: seen.changes + (isSame ? 0 : 1) };
}
