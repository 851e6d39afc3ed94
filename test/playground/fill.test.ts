import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { generateCommunity } from '../../demo/community/generate.ts';
import { fillDatabase } from '../../playground/start/fill.ts';
import { notesIn } from '../../playground/start/note.ts';
import { migrateDatabase } from '../../scripts/migrate/steps/migrate.ts';
import { createDatabase } from '../support/database.ts';

test('a start that was killed before the files of the demo were stored is finished by the next one', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'stopwatch-fill-'));
  const { url, client, drop } = await createDatabase('empty');
  const endDate = '2026-02-01';
  const { oldBot } = generateCommunity({ folder: join(dataDir, 'demo'), endDate });
  await notesIn(dataDir).write('postgres', { name: 'the demo', sha256: 'of the old bot', unfinished: endDate });
  await migrateDatabase({ from: oldBot, to: url });

  const today = new Date(inject('now'));
  const options = { url, isOwn: true, dataDir, source: undefined, timeZone: undefined, today };
  await fillDatabase({ ...options, say: () => {} });
  const { rows } = await client.query(
    `select max(round_date)::text as last, count(*) filter (where source = 'legacy' and round_number > 0)::int as "withoutFile" from rounds`,
  );
  expect(rows).toEqual([{ last: '2026-01-31', withoutFile: 0 }]);
  expect(await notesIn(dataDir).read('postgres')).toEqual({ name: 'the demo', sha256: 'of the old bot' });

  const said: string[] = [];
  await fillDatabase({ ...options, say: (line) => said.push(line) });
  expect(said).toEqual([]);
  await drop();
  await rm(dataDir, { recursive: true, force: true });
});

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
