import pg from 'pg';
import { UsageError } from '../cli/errors.ts';
import { program, runProgram } from '../cli/program.ts';
import { addTargetOptions, openTarget } from '../cli/target.ts';
import { applySchema, describeApplied } from './apply.ts';
import { explainSchemaError } from './errors.ts';
import { newestVersion } from './migrations.ts';
import { roleSql } from './role.ts';
import { describeStatus, readStatus } from './status.ts';

const command = addTargetOptions(
  program(
    'npm run schema --',
    "Brings the database's schema up to date: tables by migrations, functions, views and triggers by their files",
  )
    .option('--status', 'print what is outstanding, change nothing')
    .option('--dry-run', 'try everything, then roll it back')
    .option('--role <name>', 'print the SQL that creates a role for the Worker, which cannot change the schema')
    .option('--json', 'print the result as JSON'),
  { writes: true },
);

interface Options {
  to?: string;
  yes?: boolean;
  status?: true;
  dryRun?: true;
  role?: string;
  json?: true;
}

async function run({ status, dryRun, role, json, ...target }: Options): Promise<void> {
  if (role !== undefined) return console.log(roleSql(role));
  if (status && dryRun) throw new UsageError('--status and --dry-run do not go together.');
  const { url, stop } = await openTarget(target, { writes: !status && !dryRun });
  try {
    if (status) {
      const found = await statusOf(url);
      return console.log(json ? JSON.stringify(found, null, 2) : describeStatus(found));
    }
    const applied = await applySchema(url, { dryRun: dryRun ?? false });
    if (json) return console.log(JSON.stringify({ dryRun: dryRun ?? false, ...applied }, null, 2));
    const done = describeApplied(applied);
    if (done.length === 0) return console.log(`Nothing to do: the schema is at ${newestVersion}.`);
    console.log(dryRun ? 'Tried and rolled back:' : 'Applied:');
    for (const line of done) console.log(`- ${line}`);
  } finally {
    await stop();
  }
}

async function statusOf(url: string) {
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

await runProgram(command, () => run(command.opts<Options>()));
