import type { FoundFile } from './source.ts';

/** Tells which files have stopped growing: the same size and time in two looks at least `settleMs` milliseconds apart. */
export class Settling {
  /** Milliseconds. */
  readonly settleMs: number;
  #seen = new Map<string, { file: FoundFile; since: number }>();

  constructor(settleMs: number) {
    this.settleMs = settleMs;
  }

  /** The settled ones among `files`, in their order; `now` in milliseconds of a clock that never goes back. */
  look(files: readonly FoundFile[], now: number): FoundFile[] {
    const before = this.#seen;
    this.#seen = new Map(
      files.map((file) => {
        const seen = before.get(file.name);
        const isSame = seen?.file.size === file.size && seen.file.modified === file.modified;
        return [file.name, { file, since: isSame ? seen.since : now }];
      }),
    );
    return files.filter(({ name }) => now - (this.#seen.get(name)?.since ?? now) >= this.settleMs);
  }

  /** Its bytes turned out to be others than those of the look: it has to rest again. */
  forget(name: string): void {
    this.#seen.delete(name);
  }
}
