import { databaseLabel, readConnectionString } from '../cli/connection-string.ts';
import { program, runProgram } from '../cli/program.ts';
import type { Setup, Value } from '../cli/setup.ts';
import { readSetup, secretNames, withoutSecrets } from '../cli/setup.ts';
import type { Finding } from '../doctor/finding.ts';
import { nextSteps } from './next-steps.ts';
import { findObstacles } from './obstacles.ts';
import { uploadWorker } from './wrangler.ts';

const command = program(
  'npm run deploy --',
  'Deploys the Worker with its secrets to Cloudflare, unless a setting is missing or the schema is older than the code',
)
  .option('--config <file>', 'the configuration of the Worker', 'wrangler.toml')
  .option('--dry-run', 'check everything and build the Worker, but upload nothing; needs no account')
  .addHelpText(
    'after',
    '\nSecrets come from the environment, else from .dev.vars; the Worker keeps those that are in neither. The database of the Worker is that\n' +
      'of WORKER_DATABASE_URL, if it has a role of its own, else that of DATABASE_URL.',
  );

interface Options {
  config: string;
  dryRun?: boolean;
}

async function run({ config, dryRun = false }: Options): Promise<number> {
  const setup = readSetup(config);
  console.error(targetLine(setup));
  const { refusals, notes } = await findObstacles(setup);
  for (const note of notes) say(`Note: ${written(note)}`, setup);
  if (refusals.length > 0) {
    for (const refusal of refusals) say(written(refusal), setup);
    console.error('Not deployed. (`npx wrangler deploy` uploads without these checks.)');
    return 1;
  }
  refuseLocal(setup, dryRun);
  const addresses = await uploadWorker({ config, secrets: secretsOf(setup), dryRun });
  console.log(
    dryRun ? 'All is ready: npm run deploy uploads it. Then:' : 'Deployed. What is left after the first time:',
  );
  console.log(nextSteps(setup, addresses).join('\n'));
  return 0;
}

/** Names the database that the Worker gets, without the password. */
function targetLine({ values }: Setup): string {
  const url = values.get('DATABASE_URL');
  const isReadable = url !== undefined && /^postgres(ql)?:\/\//.test(url.text);
  return `target: the Worker, ${isReadable ? `with the database ${labelOf(url)} (from ${url.from})` : 'without a database'}`;
}

const labelOf = ({ text }: Value) => databaseLabel(readConnectionString(text, 'DATABASE_URL'));

/** Throws if the Worker would get a database of this machine, such as one for trying things out. */
function refuseLocal({ values }: Setup, dryRun: boolean): void {
  const url = values.get('DATABASE_URL');
  if (dryRun || !url || !/ on (127\.|localhost|\[::1\])/.test(labelOf(url))) return;
  throw new Error(
    `Not deployed: DATABASE_URL (from ${url.from}) is a database on this machine, which Cloudflare cannot reach. Set it to that of Neon.`,
  );
}

const written = ({ what, cure, code }: Finding) => `${what}\n  → ${cure}  [${code}]`;

function say(text: string, setup: Setup): void {
  console.error(withoutSecrets(text, setup));
}

function secretsOf({ values }: Setup): Record<string, string> {
  return Object.fromEntries(
    secretNames.flatMap((name) => {
      const value = values.get(name);
      return value ? [[name, value.text]] : [];
    }),
  );
}

await runProgram(command, () => run(command.opts<Options>()));
