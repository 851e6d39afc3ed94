import { lineWidth, widthOf } from './display-width.ts';

/** Joins names by commas into lines that fit on a phone, so that none of them breaks by itself. */
export function packedNames(names: readonly string[]): string[] {
  const lines: string[] = [];
  for (const [index, name] of names.entries()) {
    const part = index < names.length - 1 ? `${name},` : name;
    const last = lines.at(-1);
    const joined = last === undefined ? part : `${last} ${part}`;
    if (last !== undefined && widthOf(joined) <= lineWidth) lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines;
}
