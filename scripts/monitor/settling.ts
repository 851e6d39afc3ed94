import type { FoundFile } from './source.ts';

interface Seen {
  file: FoundFile;
  /** When it was found to be like this. */
  since: number;
  /** When it was first seen, or last tried. */
  first: number;
  /** How often it has changed since then. */
  changes: number;
}

/** So many changes are more than a file needs that is written once. */
const many = 3;

/** Tells which files have stopped growing: the same size and time in two looks at least `settleMs` milliseconds apart. */
export class Settling {
  /** Milliseconds. */
  readonly settleMs: number;
  /** Milliseconds after which a file that keeps changing is told. */
  readonly growthMs: number;
  #seen = new Map<string, Seen>();

  constructor(settleMs: number, growthMs: number) {
    this.settleMs = settleMs;
    this.growthMs = growthMs;
  }

  /** The settled ones among `files`, in their order; `now` in milliseconds of a clock that never goes back. */
  look(files: readonly FoundFile[], now: number): FoundFile[] {
    const before = this.#seen;
    this.#seen = new Map(files.map((file) => [file.name, seenAgain(file, before.get(file.name), now)]));
    return files.filter(({ name }) => now - (this.#seen.get(name)?.since ?? now) >= this.settleMs);
  }

  /** Its bytes turned out to be others than those of the look: it has to rest again. */
  forget(name: string): void {
    const seen = this.#seen.get(name);
    if (seen) seen.file = { ...seen.file, size: Number.NaN };
  }

  /** It could be tried and failed for another reason than that it changes. */
  tried(name: string, now: number): void {
    const seen = this.#seen.get(name);
    if (seen) Object.assign(seen, { first: now, changes: 0 });
  }

  /** Names of files that have not stopped changing for longer than `patience`. */
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
