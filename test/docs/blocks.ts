import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** A fenced block of a document. */
export interface Block {
  /** The word after the fence, such as sh. */
  language: string;
  /** What stands in brackets after it, such as console. Empty if there is nothing. */
  mark: string;
  lines: string[];
  /** The line of the document on which it begins. */
  line: number;
}

/** Returns the fenced blocks of a document, in order. */
export function blocksOf(file: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const [index, text] of readFileSync(join(root, file), 'utf8').split('\n').entries()) {
    const [, language = '', mark = ''] = /^```(\w*)(?: \(([\w ]+)\))?$/.exec(text) ?? [];
    if (open && text === '```') open = undefined;
    else if (open) open.lines.push(text);
    else if (language) {
      open = { language, mark, lines: [], line: index + 1 };
      blocks.push(open);
    }
  }
  return blocks;
}

/** Returns whether a line of an output contains a line of the document, in which `…` stands for anything. */
export function isIn(output: string, wanted: string): boolean {
  const parts = wanted.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('.*').replace(/ +/g, ' +'), 'm').test(output);
}
