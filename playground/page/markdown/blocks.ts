import { parseInline } from './inline.ts';
import { isListLine, takeList } from './lists.ts';
import type { MarkdownNode } from './tree.ts';

const fence = /^```(?:([a-z0-9_+\-.#]+)\n)?\n*([^\n][\s\S]*?)\n*```\n?/i;
const heading = /^ *(#{1,3}) +(\S[^\n]*?) *#* *(?:\n|$)/;
const subtext = /^ *-# +(\S[^\n]*)(?:\n|$)/;
const restQuote = /^ *>>> ([\s\S]+)$/;
const quote = /^ *> [^\n]*(?:\n *> [^\n]*)*\n?/;

/** Parses the markdown of a whole text: blocks at the start of a line, and everything else by the inline rules. */
export function parseMarkdown(source: string): MarkdownNode[] {
  return parse(source, false);
}

function parse(source: string, quoted: boolean): MarkdownNode[] {
  const nodes: MarkdownNode[] = [];
  let rest = source.replaceAll('\r\n', '\n');
  let pending = '';
  const flush = () => {
    nodes.push(...parseInline(pending));
    pending = '';
  };
  while (rest !== '') {
    const atLineStart = pending === '' || pending.endsWith('\n');
    const block = takeFence(rest) ?? (atLineStart ? takeBlock(rest, quoted) : undefined);
    if (block) {
      flush();
      nodes.push(block.node);
      rest = rest.slice(block.length);
    } else {
      const text = /^(?:`{1,2}(?!`)|[^\n`]+|\n|`+)/.exec(rest)?.[0] ?? rest;
      pending += text;
      rest = rest.slice(text.length);
    }
  }
  flush();
  return nodes;
}

type Block = { length: number; node: MarkdownNode };

function takeFence(rest: string): Block | undefined {
  const found = rest.startsWith('```') ? fence.exec(rest) : null;
  if (found?.[2] === undefined) return undefined;
  return { length: found[0].length, node: { kind: 'code-block', language: found[1], text: found[2] } };
}

function takeBlock(rest: string, quoted: boolean): Block | undefined {
  const cited = quoted ? undefined : takeQuote(rest);
  if (cited) return cited;
  const title = heading.exec(rest);
  if (title?.[1] && title[2]) {
    const level = title[1].length as 1 | 2 | 3;
    return { length: title[0].length, node: { kind: 'heading', level, children: parseInline(title[2]) } };
  }
  const small = subtext.exec(rest);
  if (small?.[1]) return { length: small[0].length, node: { kind: 'subtext', children: parseInline(small[1]) } };
  return isListLine(rest) ? takeList(rest) : undefined;
}

function takeQuote(rest: string): Block | undefined {
  const whole = restQuote.exec(rest);
  if (whole?.[1]) return { length: whole[0].length, node: { kind: 'quote', children: parse(whole[1], true) } };
  const lines = quote.exec(rest)?.[0];
  if (lines === undefined) return undefined;
  const inner = lines.replace(/\n$/, '').replace(/^ *> /gm, '');
  return { length: lines.length, node: { kind: 'quote', children: parse(inner, true) } };
}
