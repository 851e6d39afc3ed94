import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { matrix } from '../support/faults/rows.ts';

const document = readFileSync(new URL('../../docs/reliability.md', import.meta.url), 'utf8');

/** Returns the table of the document whose first cell is this, without the spaces that align it. */
function tableOf(first: string): string {
  const lines = document.split('\n');
  const from = lines.findIndex((line) => line.startsWith(`| ${first}`));
  const length = lines.slice(from).findIndex((line) => !line.startsWith('|'));
  return lines
    .slice(from, from + length)
    .map((line) => line.replace(/ +/g, ' ').replace(/-+/g, '---'))
    .join('\n');
}

test('the table of faults is that of the test', () => {
  expect(tableOf('While …')).toBe(matrix());
});
