import { version } from '../../src/version.ts';
import { UsageError } from '../cli/errors.ts';
import { program, runProgram } from '../cli/program.ts';
import { readSetup, withoutSecrets } from '../cli/setup.ts';
import { readUrl } from '../cli/values.ts';
import { examine } from './examine.ts';
import { reportLines } from './report.ts';
import { watchLines } from './watch.ts';

const command = program(
  'npm run doctor --',
  'Examines the whole set-up from this machine, changes nothing, and says of everything that is wrong what to do',
)
  .option('--url <url>', "the Worker's address (default: WORKER_URL, else the one that Discord sends interactions to)")
  .option('--config <file>', 'the configuration of the Worker', 'wrangler.toml')
  .option('--watch', 'also print what to look at each day of the first week, compared with the day before')
  .option('--json', 'print the result as JSON, without secrets: to attach to a report')
  .addHelpText(
    'after',
    '\nReads wrangler.toml, and secrets from the environment, else from .dev.vars. Exits with 1 if there is an error.',
  );

interface Options {
  url?: string;
  config: string;
  watch?: true;
  json?: true;
}

async function run({ url, config, watch, json }: Options): Promise<number> {
  if (watch && json) throw new UsageError('--watch and --json do not go together.');
  const given = readSetup(config);
  const setup = url === undefined ? given : { ...given, workerUrl: readUrl(url, '--url') };
  const examination = await examine(setup);
  const { findings, seen, workerUrl } = examination;
  const isOk = findings.every(({ level }) => level !== 'error');
  const masked = (_: string, value: unknown) => (typeof value === 'string' ? withoutSecrets(value, setup) : value);
  const about = { ok: isOk, version, node: process.versions.node, platform: process.platform, workerUrl };
  if (json) console.log(JSON.stringify({ ...about, findings, seen }, masked, 2));
  else {
    const lines = [...reportLines(examination), ...(watch ? ['', ...(await watchLines(examination, setup))] : [])];
    console.log(withoutSecrets(lines.join('\n'), setup));
  }
  return isOk ? 0 : 1;
}

await runProgram(command, () => run(command.opts<Options>()));
