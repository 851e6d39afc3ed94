import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { legacyFile } from './legacy.ts';

test('a reading thread can be ended while it reads', () => {
  const large = legacyFile(`update processed_files set error_message = printf('%.*c', 9000000, 'x')`);
  const { status, signal, stderr } = spawnSync(process.execPath, ['-e', ending, large], {
    encoding: 'utf8',
  });
  expect({ status, signal, stderr }).toEqual({ status: 0, signal: null, stderr: '' });
});

/** Opens readers in a process of its own, where a crash is one, and closes each at its first part. */
const ending = `
  import { ThreadReader } from './scripts/migrate/copy/reader-thread.ts';
  import { openSource } from './scripts/migrate/source/source.ts';
  const source = openSource(process.argv.at(-1));
  for (let run = 0; run < 5; run++) {
    const reader = new ThreadReader(source, { timeZone: 'UTC' }, () => {});
    for await (const part of reader.parts()) break;
    reader.close();
  }`;
