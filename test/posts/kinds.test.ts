import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kinds } from '../../src/posts/kinds.ts';

const root = join(import.meta.dirname, '../..');
const names = kinds.map(({ kind }) => kind);

test('every kind of post is in the list, once, under the name of its file', () => {
  const files = readdirSync(join(root, 'src/posts')).filter((file) =>
    readFileSync(join(root, 'src/posts', file), 'utf8').includes(': PostKind<'),
  );
  expect(files.map((file) => file.replace('.ts', '')).sort()).toEqual([...names].sort());
});

test('a nonce and a key can hold the name of a kind', () => {
  for (const name of names) expect(name).toMatch(/^[a-z]{3,8}$/);
});

test('the recipe names what exists', () => {
  const recipe = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').split('## Add a post')[1]?.split('\n## ')[0] ?? '';
  const code = ['src', 'docs', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  );
  const paths = [...recipe.matchAll(/`((?:src|test)\/[\w/.-]+)`/g)].map(([, path]) => (path ?? '').replace(/\/$/, ''));
  expect(paths.length).toBeGreaterThan(2);
  for (const path of paths) expect(code).toContain(path);
  for (const name of ['want_posts', 'want_posts_of']) expect(code).toContain(`src/db/functions/${name}.sql`);
});
