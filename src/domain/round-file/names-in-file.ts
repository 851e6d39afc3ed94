import type { FileName } from './file-name.ts';
import { readText } from './text.ts';

const longestName = 200;

/** Returns everything in a file that may be a player's name, also in lines that cannot be read. */
export function namesInFile(bytes: Uint8Array, { kind }: FileName): string[] {
  const text = readText(bytes);
  if (!text.ok) return [];
  const parts = text.value.lines.flatMap((line, index) => {
    if (kind === 'endstats') return line.split('\t', 3).filter((part, at) => at < 2 || !/^-?\d/.test(part));
    return index === 0 ? [] : [line.split('\\', 2)[1] ?? ''];
  });
  return [...new Set(parts)].filter((part) => part !== '' && part.length <= longestName);
}
