import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateRoundFiles } from '../../../demo/round-files/generate.ts';
import { pgDb } from '../../../scripts/database/pg.ts';
import type { Db } from '../../../src/db/db.ts';
import type { Archive } from './archive.ts';
import { openArchive } from './archive.ts';

const [first, second, third] = generateRoundFiles({ seed: 'overtaken', matches: 2 }) as [Round, Round, Round];
type Round = ReturnType<typeof generateRoundFiles>[number];

let archive: Archive;
beforeAll(async () => {
  archive = await openArchive();
});
afterAll(() => archive.close());

/** Returns a database that runs `meanwhile` between the first read and the first write. */
function interrupted(db: Db, meanwhile: () => Promise<unknown>): Db & { reads: () => number } {
  let reads = 0;
  let isDone = false;
  return {
    ...db,
    async query(statement) {
      if (statement.text.includes('store_file') && !isDone) {
        isDone = true;
        await meanwhile();
      }
      return db.query(statement);
    },
    transaction(statements, options) {
      if (statements.some(({ text }) => text.includes('file_surroundings'))) reads += 1;
      return db.transaction(statements, options);
    },
    reads: () => reads,
  };
}

test('data changed since the read: nothing is written, the round is read and derived again', async () => {
  const db = interrupted(archive.db, () => archive.send(first));
  const outcome = await archive.send(second, { db });
  expect(outcome).toMatchObject({ status: 'stored', rounds: [{ roundNumber: 2, isValid: true }] });
  expect(db.reads()).toBe(2);
  const rounds = await archive.rows('select round_number, is_valid from rounds order by played_at');
  expect(rounds).toEqual([
    { round_number: 1, is_valid: true },
    { round_number: 2, is_valid: true },
  ]);
});

test('the same bytes twice at once are stored once; those of another sender are its own', async () => {
  const db = interrupted(archive.db, () => archive.send(third));
  expect(await archive.send(third, { db })).toMatchObject({ status: 'known', filename: third.name });
  const other = interrupted(archive.db, () => archive.send(third, { server: 'third' }));
  expect(await archive.send(third, { db: other, server: 'other' })).toMatchObject({ status: 'stored' });
  const files = await archive.rows('select server from round_files where filename = $1 order by server', [third.name]);
  expect(files).toEqual([{ server: 'main' }, { server: 'other' }, { server: 'third' }]);
});

test('a connection that dies while it writes leaves no rows, and the file can be sent again', async () => {
  const [file] = generateRoundFiles({ seed: 'killed', matches: 1 }) as [Round];
  const before = await archive.rows('select count(*)::int from round_files');
  const holder = new pg.Client({ connectionString: archive.database.url });
  const writer = new pg.Client({ connectionString: archive.database.url });
  writer.on('error', () => {}); // the test kills this connection on purpose
  await Promise.all([holder.connect(), writer.connect()]);
  await holder.query('begin');
  await holder.query('select lock_rounds()');
  const [{ pid } = { pid: 0 }] = (await writer.query('select pg_backend_pid() as pid')).rows;
  const sending = archive.send(file, { db: pgDb(writer) });
  const outcome = expect(sending).rejects.toMatchObject({ name: 'DatabaseError', code: 'unreachable' });
  const isWaiting = async () => {
    const rows = await archive.rows(`select from pg_locks where pid = $1 and locktype = 'advisory' and not granted`, [
      pid,
    ]);
    return rows.length > 0;
  };
  while (!(await isWaiting())) await new Promise((resolve) => setTimeout(resolve, 10));
  await archive.rows('select pg_terminate_backend($1)', [pid]);
  await outcome;
  await holder.query('rollback');
  await holder.end();
  await writer.end();
  expect(await archive.rows('select count(*)::int from round_files')).toEqual(before);
  expect(await archive.send(file)).toMatchObject({ status: 'stored' });
});
