import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../database/postgres.ts';
import { applySchema } from '../schema/apply.ts';
import { expectedColumnsText, schemaText } from './schema-text.ts';
import { sumFunctions } from './sum-functions.ts';

// npm run generate: writes what is derived from the code, on a PostgreSQL server of its own. A test says when it was forgotten.

const sources = join(import.meta.dirname, '../../src/db');

async function write(file: string, text: string): Promise<void> {
  await writeFile(join(sources, file), text);
  console.log(`src/db/${file}`);
}

for (const [file, text] of Object.entries(sumFunctions())) await write(file, text);

const dataDir = await mkdtemp(join(tmpdir(), 'stopwatch-generate-'));
const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), ephemeral: true });
try {
  await applySchema(postgres.url);
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    await write('schema.sql', await schemaText(client));
    await write('expected-columns.ts', await expectedColumnsText(client));
  } finally {
    await client.end();
  }
} finally {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
