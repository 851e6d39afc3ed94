import { parseInline } from './inline.ts';
import type { MarkdownNode } from './tree.ts';

const bullet = /^( *)([-*]|\d{1,9}\.) +(\S[^\n]*)/;
// Greatest indentation, as in Discord.
const deepest = 11;

interface Line {
  indent: number;
  /** The first number of an ordered list. */
  number: number | undefined;
  text: string;
}

export function isListLine(text: string): boolean {
  return bullet.test(text);
}

/** Parses the list at the start of `rest`, including deeper indented lists. */
export function takeList(rest: string): { length: number; node: MarkdownNode } {
  const lines: Line[] = [];
  let length = 0;
  for (const line of rest.split('\n')) {
    const found = bullet.exec(line);
    const last = lines.at(-1);
    if (found?.[3]) {
      const number = /\d/.test(found[2] ?? '') ? Number.parseInt(found[2] ?? '', 10) : undefined;
      lines.push({ indent: (found[1] ?? '').length, number, text: found[3] });
    } else if (last && /^ +\S/.test(line)) last.text += `\n${line.trim()}`;
    else break;
    length += line.length + 1;
  }
  return { length: Math.min(length, rest.length), node: nest(lines, 1) };
}

function nest(lines: Line[], depth: number): MarkdownNode {
  const base = lines[0]?.indent ?? 0;
  const items: MarkdownNode[][] = [];
  for (let index = 0; index < lines.length; ) {
    const line = lines[index];
    let end = index + 1;
    while ((lines[end]?.indent ?? 0) > base && depth < deepest) end += 1;
    const inner = lines.slice(index + 1, end);
    items.push([...parseInline(line?.text ?? ''), ...(inner.length > 0 ? [nest(inner, depth + 1)] : [])]);
    index = end;
  }
  return { kind: 'list', start: lines[0]?.number, items };
}
