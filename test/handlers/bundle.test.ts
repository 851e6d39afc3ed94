import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';

test('the Worker stays small: at most 300 KB compressed, three languages included', () => {
  const bytes = readFileSync(join(inject('bundle').folder, 'index.js'));
  expect(gzipSync(bytes).length).toBeLessThanOrEqual(300_000);
});
