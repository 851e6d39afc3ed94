import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { fillDatabase } from '../../playground/start/fill.ts';
import { createDatabase } from '../support/database.ts';

test('an empty database of --database that has its schema gets no invented data', async () => {
  const { url, client, drop } = await createDatabase('empty');
  const dataDir = join(tmpdir(), 'stopwatch-fill-never-made');
  const options = {
    url,
    isOwn: false,
    dataDir,
    source: undefined,
    timeZone: undefined,
    today: new Date(inject('now')),
  };
  await fillDatabase({ ...options, say: (line) => expect(line).toBe('') });
  expect((await client.query('select from rounds')).rowCount).toBe(0);
  await drop();
});
