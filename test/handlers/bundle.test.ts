import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';

// Cloudflare has no limit here that we come near. What is loaded has to be read and compiled at each start, within 150 ms of CPU.
test('the Worker stays small: at most 300 KB compressed, three languages and web pages included', () => {
  const bytes = readFileSync(join(inject('bundle').folder, 'index.js'));
  expect(gzipSync(bytes).length).toBeLessThanOrEqual(300_000);
});

test('the Worker is ASCII: of one other character, V8 keeps all of its text twice as long', () => {
  const text = readFileSync(join(inject('bundle').folder, 'index.js'), 'latin1');
  expect(text.match(/.{0,20}[\x80-\xff]+.{0,20}/g) ?? []).toEqual([]);
});
