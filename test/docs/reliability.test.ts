import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accessTable } from '../support/access/discord.ts';
import { routeTable } from '../support/access/http.ts';
import { matrix } from '../support/faults/rows.ts';

/** Returns the table of a document whose first cell is this, without the spaces that align it. */
function tableOf(document: string, first: string): string {
  const lines = readFileSync(new URL(`../../docs/${document}`, import.meta.url), 'utf8').split('\n');
  const from = lines.findIndex((line) => line.startsWith(`| ${first}`));
  const length = lines.slice(from).findIndex((line) => !line.startsWith('|'));
  return lines
    .slice(from, from + length)
    .map((line) => line.replace(/ +/g, ' ').replace(/-+/g, '---'))
    .join('\n');
}

test('the table of faults is that of the test', () => {
  expect(tableOf('reliability.md', 'While …')).toBe(matrix());
});

test('the tables of who may see what are those of the test', () => {
  expect(tableOf('access.md', 'In |')).toBe(accessTable());
  expect(tableOf('access.md', 'Request')).toBe(routeTable());
});
