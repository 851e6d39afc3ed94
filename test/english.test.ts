import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Phrases that a comment should not contain, and what to write instead. */
const avoided: readonly (readonly [phrase: RegExp, instead: string])[] = [
  [/\btried again\b/i, 'retried'],
  [/\bgiven up\b/i, 'times out, or is cancelled'],
  [/\bstays good\b/i, 'stays valid'],
  [/\banew\b/i, 'again, or derived again'],
  [/\bdoes not take it\b/i, 'is unavailable, or refuses'],
];

/** Returns the comment in a line of TypeScript, or the whole line of SQL. Empty if there is none. */
function commentIn(line: string, isSql: boolean): string {
  if (isSql || /^\s*(?:\/\/|\/?\*)/.test(line)) return line;
  const [code = '', ...comment] = line.split(/(?<=\s)\/\/ /);
  const isInText = /^[^'"`]*(?:(['"`]).*?\1[^'"`]*)*['"`][^'"`]*$/.test(code);
  return isInText ? '' : comment.join('// ');
}

/** Returns one line per avoided phrase: file, line, the phrase and what to write instead. */
function findingsIn(file: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const comment = commentIn(line, file.endsWith('.sql'));
    return avoided.flatMap(([phrase, instead]) => {
      const found = phrase.exec(comment)?.[0];
      return found ? [`${file}:${index + 1} says "${found}": write ${instead}`] : [];
    });
  });
}

test('comments use the words of the field', () => {
  const files = globSync('{src,scripts,simulator,playground,demo}/**/*.{ts,sql}', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file !== 'src/db/schema.sql' && !file.startsWith('src/db/migrations/'));
  expect(files.length).toBeGreaterThan(300);
  expect(files.flatMap((file) => findingsIn(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

test.each<[name: string, file: string, text: string, found: string[]]>([
  [
    'a docstring',
    'a.ts',
    'const a = 1;\n/**\n * It is tried again.\n */',
    ['a.ts:3 says "tried again": write retried'],
  ],
  ['a comment behind code', 'a.ts', 'x(); // made anew', ['a.ts:1 says "anew": write again, or derived again']],
  [
    'a comment after an address',
    'a.ts',
    "f('http://a'); // It stays good.",
    ['a.ts:1 says "stays good": write stays valid'],
  ],
  ['a text', 'a.ts', "say('given up'); say(`// given up`);", []],
  ['a comment in SQL', 'a.sql', 'select 1;\n-- anew', ['a.sql:2 says "anew": write again, or derived again']],
])('%s', (_, file, text, found) => {
  expect(findingsIn(file, text)).toEqual(found);
});
