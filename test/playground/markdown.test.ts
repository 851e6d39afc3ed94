import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../playground/page/markdown/blocks.ts';
import { parseInline } from '../../playground/page/markdown/inline.ts';
import { formatStamp, formatTime } from '../../playground/page/markdown/time.ts';
import type { MarkdownNode } from '../../playground/page/markdown/tree.ts';
import { imageSource, linkTarget } from '../../playground/page/safe-url.ts';

/** Returns the tree in one line: `bold(a)`, plain text unchanged, line breaks as ⏎. */
function short(nodes: readonly MarkdownNode[]): string {
  return nodes.map(shortNode).join('').replaceAll('\n', '⏎');
}

function shortNode(node: MarkdownNode): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'heading':
      return `h${node.level}(${short(node.children)})`;
    case 'list':
      return `${node.start === undefined ? 'ul' : `ol${node.start}`}(${node.items.map(short).join('|')})`;
    case 'code':
      return `code(${node.text})`;
    case 'code-block':
      return `block${node.language ? `:${node.language}` : ''}(${node.text})`;
    case 'link':
      return `link<${node.url}>(${short(node.children)})`;
    case 'time':
      return `time(${node.seconds}:${node.style})`;
    case 'command':
    case 'emoji':
      return `${node.kind}(${node.name})`;
    case 'user':
    case 'role':
    case 'channel':
      return `${node.kind}(${node.id})`;
    default:
      return `${node.kind}(${short(node.children)})`;
  }
}

describe('emphasis', () => {
  it.each([
    [
      '**bold** *italic* _italic_ __under__ ~~gone~~',
      'bold(bold) italic(italic) italic(italic) underline(under) strike(gone)',
    ],
    ['***both***', 'italic(bold(both))'],
    ['__**a** b__', 'underline(bold(a) b)'],
    ['**a *b* c**', 'bold(a italic(b) c)'],
    ['||**x** wins||', 'spoiler(bold(x) wins)'],
    ['snake_case_name', 'snake_case_name'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['2*3*4', '2italic(3)4'],
    ['**open', '**open'],
    ['a ** b', 'a ** b'],
    ['**two\nlines**', 'bold(two⏎lines)'],
    ['\\*not\\* \\_it\\_ \\\\', '*not* _it_ \\'],
    ['**a\\*\\*b**', 'bold(a**b)'],
    ['C:\\temp', 'C:\\temp'],
  ])('%j', (source, tree) => expect(short(parseMarkdown(source))).toBe(tree));
});

describe('code', () => {
  it.each([
    ['`a *b* c`', 'code(a *b* c)'],
    ['`` a`b ``', 'code( a`b )'],
    ['`` `x` ``', 'code(`x`)'],
    ['`open', '`open'],
    ['```\n1  2\n3  4\n```', 'block(1  2⏎3  4)'],
    ['```ts\nlet a = **b**;\n```after', 'block:ts(let a = **b**;)after'],
    ['before ```x``` after', 'before block(x) after'],
    ['```\n- no list\n# no heading\n```', 'block(- no list⏎# no heading)'],
    ['```open\n**b**', '```open⏎bold(b)'],
  ])('%j', (source, tree) => expect(short(parseMarkdown(source))).toBe(tree));
});

describe('blocks', () => {
  it.each([
    ['# One\n## Two\n### Three\ntext', 'h1(One)h2(Two)h3(Three)text'],
    ['#none\n#### none', '#none⏎#### none'],
    ['a # b', 'a # b'],
    ['-# small **b**', 'subtext(small bold(b))'],
    ['> a\n> **b**\nc', 'quote(a⏎bold(b))c'],
    ['>none', '>none'],
    ['a\n>>> b\nc', 'a⏎quote(b⏎c)'],
    ['> > a', 'quote(> a)'],
    ['> - a\n> - b', 'quote(ul(a|b))'],
    ['- a\n- **b**\nc', 'ul(a|bold(b))c'],
    ['* a\n  * b\n  * c\n* d', 'ul(aul(b|c)|d)'],
    ['3. c\n4. d', 'ol3(c|d)'],
    ['1. a\n   - b', 'ol1(aul(b))'],
    ['-none\n1.none', '-none⏎1.none'],
    ['a\n\nb', 'a⏎⏎b'],
    ['# a\r\nb', 'h1(a)b'],
  ])('%j', (source, tree) => expect(short(parseMarkdown(source))).toBe(tree));
});

describe('links, mentions, timestamps', () => {
  it.each([
    ['[site](https://a.example/x)', 'link<https://a.example/x>(site)'],
    ['[**b**](https://a.example "title")', 'link<https://a.example/>(bold(b))'],
    ['[wiki](https://a.example/x_(y))', 'link<https://a.example/x_(y)>(wiki)'],
    ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
    ['[x](data:text/html,hi)', '[x](data:text/html,hi)'],
    ['see https://a.example/b_c_d.', 'see link<https://a.example/b_c_d>(https://a.example/b_c_d).'],
    ['(https://a.example/b)', '(link<https://a.example/b>(https://a.example/b))'],
    ['<https://a.example>', 'link<https://a.example/>(https://a.example)'],
    ['<@1> <@!2> <@&3> <#4>', 'user(1) user(2) role(3) channel(4)'],
    ['</stats:5> </teams show:6>', 'command(stats) command(teams show)'],
    ['</stats>', '</stats>'],
    ['<:gg:7><a:wp:8>', 'emoji(gg)emoji(wp)'],
    ['<t:1700000000> <t:1700000000:R>', 'time(1700000000:f) time(1700000000:R)'],
    ['<t:99999999999999> <t:1:x>', '<t:99999999999999> <t:1:x>'],
    ['@everyone <b>hi</b> &amp;', '@everyone <b>hi</b> &amp;'],
  ])('%j', (source, tree) => expect(short(parseMarkdown(source))).toBe(tree));

  it.each([
    ['**b** <t:5:R> `c`', 'bold(b) time(5:R) code(c)'],
    [
      '<@1> [x](https://a.example) https://a.example </stats:5>',
      '<@1> [x](https://a.example) https://a.example </stats:5>',
    ],
    ['# no heading', '# no heading'],
  ])('in a title: %j', (source, tree) => expect(short(parseInline(source, 'title'))).toBe(tree));
});

describe('hostile text', () => {
  it.each(['*', '_', '**a', '||', '`', '[', '[](', '<', '> ', '- ', '\n', '```', '~~*_', '\\', '*a ', '# ', '  - x\n'])(
    'thousands of %j end, and nothing but marks is lost',
    (piece) => {
      const nodes = parseMarkdown(piece.repeat(Math.floor(4096 / piece.length)));
      expect(short(nodes).length).toBeGreaterThan(0);
    },
  );

  it.each([
    ['https://a.example/"onx=', 'https://a.example/%22onx='],
    ['javascript:alert(1)', undefined],
    [' javascript:alert(1)', undefined],
    ['//a.example', undefined],
    ['discord://x', 'discord://x'],
  ])('link to %j', (url, target) => expect(linkTarget(url)).toBe(target));

  it.each([
    ['attachment://c.png', 'http://127.0.0.1:1/c.png'],
    ['attachment://other.png', undefined],
    ['/files/1/c.png', '/files/1/c.png'],
    ['//a.example/c.png', undefined],
    ['data:image/png;base64,AA==', 'data:image/png;base64,AA=='],
    ['data:image/svg+xml;base64,AA==', undefined],
    ['blob:x', undefined],
  ])('picture from %j', (url, source) =>
    expect(imageSource(url, [{ filename: 'c.png', url: 'http://127.0.0.1:1/c.png' }])).toBe(source),
  );
});

describe('times', () => {
  const reader = { now: Date.UTC(2026, 2, 20, 12), locale: 'en-GB', timeZone: 'Europe/Helsinki' };
  const now = reader.now / 1000;

  it.each([
    ['t', '14:00'],
    ['T', '14:00:00'],
    ['d', '20/03/2026'],
    ['D', '20 March 2026'],
    ['f', '20 March 2026 at 14:00'],
    ['F', 'Friday 20 March 2026 at 14:00'],
  ] as const)('%s', (style, text) =>
    // ICU releases differ in the comma after the weekday.
    expect(formatTime(now, style, reader).replace(',', '')).toBe(text),
  );

  it.each([
    [-10, 'a few seconds ago'],
    [-60, 'a minute ago'],
    [-300, '5 minutes ago'],
    [-46 * 60, 'an hour ago'],
    [7200, 'in 2 hours'],
    [-86_400, 'a day ago'],
    [-12 * 86_400, '12 days ago'],
    [30 * 86_400, 'in a month'],
    [-90 * 86_400, '3 months ago'],
    [-366 * 86_400, 'a year ago'],
    [-800 * 86_400, '2 years ago'],
  ])('%d s from now', (seconds, text) => expect(formatTime(now + seconds, 'R', reader)).toBe(text));

  it.each([
    [0, 'Today at 14:00'],
    [-86_400_000, 'Yesterday at 14:00'],
    [-3 * 86_400_000, '17/03/2026 14:00'],
  ])('a stamp %d ms away', (ms, text) => expect(formatStamp(new Date(reader.now + ms), reader)).toBe(text));
});
