import { expect, test } from 'vitest';
import { kinds } from '../../src/posts/kinds.ts';

test('the names of the kinds differ, and a nonce and a key can hold them', () => {
  const names = kinds.map(({ kind }) => kind);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]{3,8}$/);
});
