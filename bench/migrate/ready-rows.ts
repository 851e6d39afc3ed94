import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { tables } from '../../scripts/migrate/source/tables.ts';
import { dropKeys } from '../../scripts/migrate/target/keys.ts';
import { applySchema } from '../../scripts/schema/apply.ts';

/** Writes the rows of a migrated database to files, ready for COPY. */
export async function writeReadyRows(url: string, folder: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const { name } of tables) {
    const rows = client.query(copyTo(`copy ${name} to stdout (format binary)`));
    await pipeline(rows, createWriteStream(join(folder, name)));
  }
  await client.end();
}

/** Loads ready rows and builds keys and indexes. That is the least that any move does: nothing is read from SQLite, checked, added up or verified. */
async function loadReadyRows(url: string, folder: string): Promise<void> {
  await applySchema(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`begin; set local maintenance_work_mem = '128MB'`);
  const names = tables.map(({ name }) => name);
  const keys = await dropKeys(client, names);
  await client.query(`truncate ${names.join(', ')}`);
  for (const name of names) {
    const rows = client.query(copyFrom(`copy ${name} from stdin (format binary, freeze)`));
    await pipeline(createReadStream(join(folder, name)), rows);
  }
  for (const key of keys) await client.query(key);
  await client.query(`commit`);
  await client.query(`analyze`);
  await client.end();
}

if (import.meta.main) {
  const [folder = '', url = ''] = process.argv.slice(2);
  await loadReadyRows(url, folder);
}
