import type { FileName } from '../../src/domain/round-file/file-name.ts';
import { parseFileName } from '../../src/domain/round-file/file-name.ts';
import type { FoundFile } from './source.ts';

/** Returns whether a file of this name is sent: a round or its endstats, of the day `since` (YYYY-MM-DD, empty for all) or later. */
export function isWanted(name: string, since: string): boolean {
  const parsed = parseFileName(name);
  return parsed.ok && parsed.value.date >= since;
}

/** Sorts files by the timestamps in their names. A round comes before its endstats. */
export function inOrder(files: readonly FoundFile[]): FoundFile[] {
  const keyed = files.flatMap((file) => {
    const name = parseFileName(file.name);
    return name.ok ? [{ file, key: orderOf(name.value) }] : [];
  });
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ file }) => file);
}

function orderOf({ date, time, kind, name }: FileName): string {
  return `${date}-${time} ${kind === 'round' ? 1 : 2} ${name}`;
}
