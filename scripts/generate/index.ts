import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { program, runProgram } from '../cli/program.ts';
import { startPostgres } from '../database/postgres.ts';
import { applySchema } from '../schema/apply.ts';
import { atlasText } from './atlas.ts';
import { licencesText } from './licences.ts';
import { neonDriverText } from './neon-driver.ts';
import { expectedColumnsText, expectedObjectsText, schemaText } from './schema-text.ts';
import { sideBySideText } from './side-by-side.ts';
import { statisticValues } from './statistic-values.ts';
import { sumFunctions } from './sum-functions.ts';
import { verifyKeyText } from './verify-key.ts';

const command = program(
  'npm run generate --',
  'Writes what is derived into src and docs: functions over sums, schema.sql, expected columns, the characters of pictures, what the Worker needs of two packages, the order of modules, the list of licences. Uses a PostgreSQL of its own',
);

const sources = join(import.meta.dirname, '../../src');

async function write(file: string, text: string): Promise<void> {
  await writeFile(join(sources, file), text);
  console.log(join('src', file));
}

async function generate(): Promise<void> {
  for (const [file, text] of Object.entries({ ...sumFunctions(), ...statisticValues() }))
    await write(`db/${file}`, text);
  await write('charts/atlas.ts', atlasText());
  await write('db/neon-http.js', await neonDriverText());
  await write('handlers/verify-key.js', await verifyKeyText());
  await write('db/expected-objects.ts', expectedObjectsText());
  await write('../docs/licences.md', licencesText());
  const dataDir = await mkdtemp(join(tmpdir(), 'stopwatch-generate-'));
  const postgres = await startPostgres({ dataDir, ephemeral: true });
  const client = new pg.Client({ connectionString: postgres.url });
  try {
    await applySchema(postgres.url);
    await client.connect();
    await write('db/schema.sql', await schemaText(client));
    await write('db/expected-columns.ts', await expectedColumnsText(client));
    await write('side-by-side.ts', await sideBySideText());
  } finally {
    await client.end();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

await runProgram(command, () => generate());
