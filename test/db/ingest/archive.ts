import { onTestFinished } from 'vitest';
import type { WrittenFile } from '../../../demo/round-files/generate.ts';
import { inTransaction, openPool, pgDb } from '../../../scripts/database/pg.ts';
import { storeFiles } from '../../../scripts/ingest/store-files.ts';
import type { Db } from '../../../src/db/db.ts';
import type { StoreOutcome } from '../../../src/db/ingest/store-file.ts';
import { readFile, storeFile } from '../../../src/db/ingest/store-file.ts';
import { parseFileName } from '../../../src/domain/round-file/file-name.ts';
import { afterFile } from '../../support/after-file.ts';
import type { TestDatabase } from '../../support/database.ts';
import { createDatabase } from '../../support/database.ts';

/** A database for one test and a way to send files to it. */
export interface Archive {
  database: TestDatabase;
  db: Db;
  send(file: WrittenFile, options?: { server?: string; timeZone?: string; db?: Db; now?: Date }): Promise<StoreOutcome>;
  /** Sends files in two transactions, the second derived during the first, as npm run ingest does. */
  sendTogether(files: readonly WrittenFile[], options: { timeZone: string }): Promise<void>;
  /** Returns all rows of a query. */
  rows<Row = Record<string, unknown>>(query: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

interface Shared {
  archive: Archive;
  /** The content of the database when it was new, and the tables that were empty. */
  fresh: string;
  tables: string[];
}

/** Archives as good as new, which the tests of a file hand to each other, because a warm connection is quicker than a new one. */
const free: Shared[] = [];

/** Returns an empty archive for the running test. */
export async function freshArchive(): Promise<Archive> {
  const shared = free.pop() ?? (await openShared());
  onTestFinished(async () => {
    if (await isEmptied(shared)) free.push(shared);
    else await shared.archive.close();
  });
  return shared.archive;
}

async function openShared(): Promise<Shared> {
  afterFile(async () => {
    for (const { archive } of free.splice(0)) await archive.close();
  });
  const archive = await openArchive();
  const empty = await archive.rows<{ relname: string }>(`
    select relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'
      and query_to_xml(format('select from %I limit 1', relname), false, true, '')::text = ''`);
  return { archive, fresh: await contentOf(archive), tables: empty.map(({ relname }) => relname) };
}

/** Returns every row and the state of every sequence. */
async function contentOf({ rows }: Archive): Promise<string> {
  const [row] = await rows<{ content: string }>(`
    select string_agg(relname || query_to_xml(format(
      case relkind when 'S' then 'select last_value, is_called from %I' else 'select * from %I' end, relname
    ), true, false, '')::text, '' order by relname) as content
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'S')`);
  return row?.content ?? '';
}

/** Empties what was empty at first. Returns whether the database is then as it was when it was new. */
async function isEmptied({ archive, fresh, tables }: Shared): Promise<boolean> {
  await archive.rows(`set session_replication_role = replica`); // no triggers: every table is emptied
  for (const table of tables) await archive.rows(`delete from ${table}`);
  await archive.rows(`
    select setval(c.oid, s.seqstart, false) from pg_class c join pg_sequence s on s.seqrelid = c.oid
    where c.relnamespace = 'public'::regnamespace`);
  await archive.rows(`set session_replication_role = default`);
  return (await contentOf(archive)) === fresh;
}

export async function openArchive(): Promise<Archive> {
  const database = await createDatabase('empty');
  const pool = openPool(database.url);
  const own = pgDb(pool);
  return {
    database,
    db: own,
    send({ name, text }, { server = 'main', timeZone = 'UTC', db = own, now = new Date('2030-01-01') } = {}) {
      const file = parseFileName(name);
      if (!file.ok) throw new Error(file.refusal.message);
      return storeFile(db, { server, name: file.value, content: new TextEncoder().encode(text), timeZone, now });
    },
    async sendTogether(files, { timeZone }) {
      const read = files.map(async ({ name, text }) => {
        const file = parseFileName(name);
        if (!file.ok) throw new Error(file.refusal.message);
        const content = new TextEncoder().encode(text);
        const given = { server: 'main', name: file.value, content, timeZone, now: new Date('2030-01-01') };
        return { given, read: await readFile(given) };
      });
      const together = await Promise.all(read);
      const half = Math.ceil(together.length / 2);
      const next = Promise.resolve(together.slice(half));
      const { next: derived } = await inTransaction(pool, (client) =>
        storeFiles(client, together.slice(0, half), { next }),
      );
      await inTransaction(pool, async (client) => storeFiles(client, await next, { derived }));
    },
    async rows(query, values) {
      return (await database.client.query(query, values)).rows;
    },
    async close() {
      await pool.end();
      await database.drop();
    },
  };
}
