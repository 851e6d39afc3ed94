import { onTestFinished } from 'vitest';
import type { WrittenFile } from '../../../demo/round-files/generate.ts';
import { openPool, pgDb } from '../../../scripts/database/pg.ts';
import type { Db } from '../../../src/db/db.ts';
import type { StoreOutcome } from '../../../src/db/ingest/store-file.ts';
import { storeFile } from '../../../src/db/ingest/store-file.ts';
import { parseFileName } from '../../../src/domain/round-file/file-name.ts';
import type { TestDatabase } from '../../support/database.ts';
import { createDatabase } from '../../support/database.ts';

/** A database for one test and a way to send files to it. */
export interface Archive {
  database: TestDatabase;
  db: Db;
  send(file: WrittenFile, options?: { server?: string; timeZone?: string; db?: Db; now?: Date }): Promise<StoreOutcome>;
  /** Returns all rows of a query. */
  rows<Row = Record<string, unknown>>(query: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** Opens an archive that closes when the running test is finished. */
export async function freshArchive(): Promise<Archive> {
  const archive = await openArchive();
  onTestFinished(() => archive.close());
  return archive;
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
    async rows(query, values) {
      return (await database.client.query(query, values)).rows;
    },
    async close() {
      await pool.end();
      await database.drop();
    },
  };
}
