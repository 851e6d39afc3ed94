import { UsageError } from '../cli/errors.ts';
import { program, runProgram } from '../cli/program.ts';
import { readSetup, withoutSecrets } from '../cli/setup.ts';
import { readInteger, readUrl } from '../cli/values.ts';
import { smoke } from './checks.ts';

const command = program('npm run smoke --', 'Checks a deployed Worker from outside, without changing anything')
  .option('--url <url>', "the Worker's address (default: WORKER_URL)")
  .option('--wait <seconds>', 'how long a new address may take to answer', '30')
  .option('--config <file>', 'the configuration of the Worker', 'wrangler.toml')
  .option('--json', 'print the result as JSON')
  .addHelpText('after', '\nHEALTH_TOKEN and INGEST_TOKENS, from the environment or .dev.vars, let it see more.');

interface Options {
  url?: string;
  wait: string;
  config: string;
  json?: true;
}

async function run({ url: given, wait, config, json }: Options): Promise<number> {
  const setup = readSetup(config);
  const waitMs = 1000 * readInteger(wait, '--wait', { least: 0, most: 600 });
  const url = given === undefined ? setup.workerUrl : readUrl(given, '--url');
  if (url === undefined) throw new UsageError('--url is missing: the address that npm run deploy printed.');
  const results = await smoke(url, setup, waitMs);
  const isOk = results.every(({ findings }) => findings.length === 0);
  const text = json
    ? JSON.stringify({ ok: isOk, url, results }, null, 2)
    : results
        .flatMap(({ check, findings }) => [
          `${findings.length === 0 ? '✓' : '✗'} ${check}`,
          ...findings.flatMap(({ what, cure, code }) => [`    ${what}`, `    → ${cure}  [${code}]`]),
        ])
        .join('\n');
  console.log(withoutSecrets(text, setup));
  return isOk ? 0 : 1;
}

await runProgram(command, () => run(command.opts<Options>()));
