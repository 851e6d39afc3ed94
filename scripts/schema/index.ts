import { parseArgs } from 'node:util';
import pg from 'pg';
import { applySchema, describeApplied } from './apply.ts';
import { explainSchemaError } from './errors.ts';
import { newestVersion } from './migrations.ts';
import { roleSql } from './role.ts';
import { describeStatus, readStatus } from './status.ts';

const usage = `Brings the database's schema up to date: tables by migrations, functions, views and triggers by their files.

npm run schema -- [--to URL]          apply what is outstanding (DATABASE_URL where --to is left out)
npm run schema -- --status            say what is outstanding, change nothing
npm run schema -- --dry-run           try everything and roll it back
npm run schema -- --role NAME         print the SQL that lets a role work for the Worker, and no more`;

/** Runs `npm run schema`. Exit codes: 0 done, 1 refused or failed with nothing changed, 2 usage. */
async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      to: { type: 'string' },
      status: { type: 'boolean' },
      'dry-run': { type: 'boolean' },
      role: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return console.log(usage);
  if (values.role !== undefined) return console.log(roleSql(values.role));
  const url = values.to ?? process.env.DATABASE_URL;
  if (!url) {
    throw new Error('DATABASE_URL is not set: give the connection string there or with --to (Neon console → Connect).');
  }
  if (values.status) return console.log(describeStatus(await status(url)));
  const done = describeApplied(await applySchema(url, { dryRun: values['dry-run'] ?? false }));
  if (done.length === 0) return console.log(`Nothing to do: the schema is at ${newestVersion}.`);
  console.log(values['dry-run'] ? 'Tried and rolled back:' : 'Applied:');
  for (const line of done) console.log(`- ${line}`);
}

async function status(url: string) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('begin read only');
    return await readStatus(client);
  } catch (error) {
    throw explainSchemaError(error);
  } finally {
    await client.end().catch(() => {});
  }
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  const isUsage = String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');
  console.error(isUsage ? `${(error as Error).message}\n\n${usage}` : (error as Error).message);
  process.exitCode = isUsage ? 2 : 1;
}
