import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { ThreadReader } from '../../../scripts/migrate/copy/reader-thread.ts';
import { openSource } from '../../../scripts/migrate/source/source.ts';
import { legacyFile } from './legacy.ts';

test('a reading thread can be ended while it reads', () => {
  const large = legacyFile(`update processed_files set error_message = printf('%.*c', 9000000, 'x')`);
  const { status, signal, stderr } = spawnSync(process.execPath, ['-e', ending, large], {
    encoding: 'utf8',
  });
  expect({ status, signal, stderr }).toEqual({ status: 0, signal: null, stderr: '' });
});

test('a bot that writes while the threads begin to read is noticed, because each thread would see another state', async () => {
  const file = legacyFile('pragma journal_mode = wal');
  const bot = spawn(process.execPath, ['-e', writing, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(bot.stdout, 'data');
  const source = openSource(file);
  const reader = new ThreadReader(source, { timeZone: 'UTC' }, () => {});
  try {
    const read = async () => {
      for await (const _ of reader.parts());
    };
    await expect(read()).rejects.toThrow(`${file} was changed while it was read: stop the bot, or run this again`);
  } finally {
    reader.close();
    source.close();
    bot.kill();
    await once(bot, 'exit');
  }
});

/** Changes the file again and again, as a running bot. */
const writing = `
  import { DatabaseSync } from 'node:sqlite';
  const database = new DatabaseSync(process.argv.at(-1));
  for (let change = 0; ; change++) {
    database.exec("update processed_files set error_message = '" + change + "'");
    if (change === 0) process.stdout.write('writing');
  }`;

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
