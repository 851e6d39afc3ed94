import { appendFileSync } from 'node:fs';
import { afterAll, expect, inject } from 'vitest';
import { closeFile } from './after-file.ts';
import { onSecret } from './leaks/known.ts';
import { takeLeaks, watchLeaks } from './leaks/watch.ts';

// Runs before each test file. Files of one process share their globals.
const shared = globalThis as { areLeaksWatched?: true };
if (!shared.areLeaksWatched) {
  watchLeaks();
  const file = inject('secretsFile');
  if (file) onSecret((secret) => appendFileSync(file, `${secret}\n`));
}
shared.areLeaksWatched = true;

afterAll(async () => {
  await closeFile();
  expect(takeLeaks(), 'secrets that others could read').toEqual([]);
});
