import { linkTarget } from '../safe-url.ts';
import type { MarkdownNode, TimeStyle } from './tree.ts';

/**
 * The place of a text. `text` is a message, description or field value. `title` is an embed title or field name, where mentions and links
 * stay as typed.
 */
export type Place = 'text' | 'title';

type Match = { length: number; node: MarkdownNode };
type Rule = (rest: string, place: Place, depth: number) => Match | undefined;

// Greatest nesting depth, because hostile input nests without end. Discord has a limit too.
const deepest = 16;

/** Parses markdown within a line: emphasis, code, links, mentions, timestamps. The expressions are those of Discord's client. */
export function parseInline(source: string, place: Place = 'text', depth = 0): MarkdownNode[] {
  const nodes: MarkdownNode[] = [];
  let rest = source;
  while (rest !== '') {
    const match = depth < deepest ? firstMatch(rest, place, depth) : undefined;
    const found = match ?? plainText(rest);
    const last = nodes.at(-1);
    if (found.node.kind === 'text' && last?.kind === 'text') last.text += found.node.text;
    else nodes.push(found.node);
    rest = rest.slice(found.length);
  }
  return nodes;
}

const plain = /^(?:(?!https?:\/\/)[^\\*_~|`<[])+/;

function plainText(rest: string): Match {
  const text = plain.exec(rest)?.[0] ?? rest.slice(0, 1);
  return { length: text.length, node: { kind: 'text', text } };
}

function firstMatch(rest: string, place: Place, depth: number): Match | undefined {
  for (const rule of rulesByFirstCharacter[rest.charAt(0)] ?? []) {
    const match = rule(rest, place, depth);
    if (match) return match;
  }
  return undefined;
}

const escaped: Rule = (rest) => {
  const found = /^\\([^0-9A-Za-z\s])/.exec(rest);
  return found?.[1] ? { length: found[0].length, node: { kind: 'text', text: found[1] } } : undefined;
};

const inlineCode: Rule = (rest) => {
  const found = /^(`+)([\s\S]*?[^`])\1(?!`)/.exec(rest);
  // The spaces that separate a backtick from the fence are not part of the code.
  const text = found?.[2]?.replace(/^ (?=`)|(?<=`) $/g, '');
  return found && text !== undefined ? { length: found[0].length, node: { kind: 'code', text } } : undefined;
};

type Span = 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler';

const spans: Record<Span, RegExp> = {
  bold: /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/,
  italic: /^_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)|^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:[^*\s\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/,
  underline: /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/,
  strike: /^~~([\s\S]+?)~~(?!_)/,
  spoiler: /^\|\|([\s\S]+?)\|\|/,
};

/** Returns a rule that tries several readings. The longest wins, then the first, and only that one is parsed further. */
function span(...kinds: Span[]): Rule {
  return (rest, place, depth) => {
    const [best] = kinds
      .map((kind) => ({ kind, found: spans[kind].exec(rest) }))
      .sort((a, b) => (b.found?.[0].length ?? 0) - (a.found?.[0].length ?? 0));
    const inner = best?.found?.[1] ?? best?.found?.[2];
    if (!best?.found || inner === undefined) return undefined;
    return { length: best.found[0].length, node: { kind: best.kind, children: parseInline(inner, place, depth + 1) } };
  };
}

const maskedLink: Rule = (rest, place, depth) => {
  const found =
    /^\[((?:\[[^\]]*\]|\\.|[^[\]\\])+)\]\(\s*<?((?:\([^)\s]*\)|[^\s\\()]|\\.)*?)>?(?:\s+["'][\s\S]*?["'])?\s*\)/.exec(
      rest,
    );
  const url = found?.[2] && linkTarget(found[2]);
  if (place === 'title' || !found?.[1] || !url) return undefined;
  return { length: found[0].length, node: { kind: 'link', url, children: parseInline(found[1], 'title', depth + 1) } };
};

const bareLink: Rule = (rest, place) => {
  const found = /^https?:\/\/[^\s<]+[^<.,:;"'\]\s*_~|]/.exec(rest);
  return place === 'text' && found ? link(found[0], withoutOpenParenthesis(found[0])) : undefined;
};

const bracketedLink: Rule = (rest, place) => {
  const found = /^<(https?:\/\/[^\s>]+)>/.exec(rest);
  return place === 'text' && found?.[1] ? link(found[0], found[1]) : undefined;
};

function link(source: string, address: string): Match | undefined {
  const url = linkTarget(address);
  const length = source.startsWith('<') ? source.length : address.length;
  return url ? { length, node: { kind: 'link', url, children: [{ kind: 'text', text: address }] } } : undefined;
}

/** Returns a URL without a closing parenthesis that belongs to the sentence, as in `(see https://a.example/b)`. */
function withoutOpenParenthesis(url: string): string {
  let open = 0;
  for (const [index, character] of [...url].entries()) {
    if (character === '(') open += 1;
    if (character === ')' && --open < 0) return [...url].slice(0, index).join('');
  }
  return url;
}

const mention: Rule = (rest, place) => {
  const found = /^<(@!?|@&|#)(\d{1,20})>/.exec(rest);
  if (place === 'title' || !found?.[2]) return undefined;
  const kind = found[1] === '#' ? 'channel' : found[1] === '@&' ? 'role' : 'user';
  return { length: found[0].length, node: { kind, id: found[2] } };
};

const commandMention: Rule = (rest, place) => {
  const found = /^<\/((?:[-_\p{L}\p{N}]{1,32})(?: [-_\p{L}\p{N}]{1,32}){0,2}):\d{1,20}>/u.exec(rest);
  return place === 'text' && found?.[1]
    ? { length: found[0].length, node: { kind: 'command', name: found[1] } }
    : undefined;
};

const customEmoji: Rule = (rest) => {
  const found = /^<a?:(\w{2,32}):\d{1,20}>/.exec(rest);
  return found?.[1] ? { length: found[0].length, node: { kind: 'emoji', name: found[1] } } : undefined;
};

// The last second of JavaScript's Date. Discord shows later timestamps as typed.
const lastSecond = 8_640_000_000_000;

const time: Rule = (rest) => {
  const found = /^<t:(-?\d{1,17})(?::([tTdDfFR]))?>/.exec(rest);
  const seconds = Number(found?.[1]);
  if (!found || Math.abs(seconds) > lastSecond) return undefined;
  return { length: found[0].length, node: { kind: 'time', seconds, style: (found[2] ?? 'f') as TimeStyle } };
};

const rulesByFirstCharacter: Record<string, Rule[]> = {
  '\\': [escaped],
  '`': [inlineCode],
  '*': [span('italic', 'bold')],
  _: [span('italic', 'underline')],
  '~': [span('strike')],
  '|': [span('spoiler')],
  '[': [maskedLink],
  h: [bareLink],
  '<': [bracketedLink, mention, commandMention, customEmoji, time],
};
