import { expect, test } from 'vitest';
import type { Block } from '../../src/views/in-pages.ts';
import { inPages as writersOf } from '../../src/views/in-pages.ts';

const continued = '(suite)';
const inPages = (blocks: Block[], longest: number, options: { most?: number; continued: string }) =>
  writersOf(blocks, longest, options).map((write) => write());
const block = (title: string, lines: number) => ({
  title,
  lines: Array.from({ length: lines }, (_, index) => `${title} ${index + 1}`),
});

test('whole blocks stay together where they fit on a page', () => {
  const pages = inPages([block('a', 3), block('b', 3), block('c', 1)], 1000, { most: 6, continued });
  expect(pages).toEqual(['a\na 1\na 2\na 3', 'b\nb 1\nb 2\nb 3\nc\nc 1']);
});

test('a block longer than a page continues under its title', () => {
  const pages = inPages([block('a', 5)], 1000, { most: 3, continued });
  expect(pages).toEqual(['a\na 1\na 2', 'a (suite)\na 3\na 4', 'a (suite)\na 5']);
});

test('a line that a phone wraps counts as often as it wraps, one of a code block once', () => {
  const long = 'm'.repeat(40);
  expect(inPages([{ lines: [long, 'x', 'y'] }], 1000, { most: 3, continued })).toEqual([`${long}\nx`, 'y']);
  const code = `\`\`\`\n${long}\n\`\`\``;
  expect(inPages([{ lines: [code, 'x'] }], 1000, { most: 4, continued })).toEqual([`${code}\nx`]);
});

test('a page is never longer than it may be', () => {
  for (const page of inPages([block('title', 50)], 60, { continued })) expect(page.length).toBeLessThanOrEqual(60);
});

test('only the lines of the page that is shown are written, and they take the room that they may need', () => {
  const written: string[] = [];
  const late = (text: string, longest = 10) => ({
    height: 1,
    longest,
    write() {
      written.push(text);
      return text;
    },
  });
  const [, second, third] = writersOf(
    [{ lines: [late('a'), late('b')] }, { title: 't', lines: [late('c')] }, { lines: [late('d', 95)] }],
    100,
    { most: 2, continued },
  );
  expect([second?.(), third?.()]).toEqual(['t\nc', 'd']);
  expect(written).toEqual(['c', 'd']);
});
