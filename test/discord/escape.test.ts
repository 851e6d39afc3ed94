import { expect, test } from 'vitest';
import { escapeMarkdown, nameInText } from '../../src/discord/escape.ts';

test.each([
  ['**bold** _it_ ~~no~~', '\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~'],
  ['# heading', '\\# heading'],
  ['- list', '\\- list'],
  ['1. list', '1\\. list'],
  ['> quote', '\\> quote'],
  ['||spoiler||', '\\|\\|spoiler\\|\\|'],
  ['[text](https://example.org)', '\\[text\\]\\(https\\://example.org\\)'],
  ['<@123456789012345678>', '\\<\\@123456789012345678\\>'],
  ['@everyone', '\\@everyone'],
  ['`code`', '\\`code\\`'],
  ['back\\slash', 'back\\\\slash'],
  ['.aP.Name', '.aP.Name'],
])('%j is written %j', (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});

test('a name is cleaned, cut, then escaped, so that no escape is cut in two', () => {
  expect(nameInText('^1***\u202e***', 4)).toBe('\\*\\*\\*…');
});
