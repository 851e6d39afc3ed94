import { registration } from '../../src/commands/registration.ts';
import { UsageError } from '../cli/errors.ts';
import { program, runProgram } from '../cli/program.ts';
import { readSetup } from '../cli/setup.ts';
import { devVars } from '../cli/target.ts';
import { readUrl } from '../cli/values.ts';
import { diffLines, isEmptyDiff } from './diff.ts';
import { explainFailure } from './failures.ts';
import { saveInteractionsUrl } from './interactions-url.ts';
import { registerCommands } from './register.ts';
import { readSettings } from './settings.ts';

const command = program(
  'npm run register-commands --',
  "Registers the bot's slash commands with Discord, and shows what changes",
)
  .option('--guild <id>', 'register in this server only, where changes show immediately (default: globally)')
  .option('--remove', 'with --guild: remove the commands of that server, which hide or double the global ones')
  .option(
    '--interactions-url <url>',
    'first save this address, to which Discord then sends interactions; Discord checks it',
  )
  .option('--config <file>', 'the configuration of the Worker, which has DISCORD_APPLICATION_ID', 'wrangler.toml')
  .option('--dry-run', 'print what would be registered, as JSON; needs no token')
  .option('--json', 'print what changed as JSON')
  .addHelpText(
    'after',
    '\nDISCORD_TOKEN and DISCORD_APPLICATION_ID come from the environment, else from .dev.vars, the id else from wrangler.toml.',
  );

interface Options {
  guild?: string;
  remove?: true;
  interactionsUrl?: string;
  config: string;
  dryRun?: true;
  json?: true;
}

async function run({ guild: guildId, remove, interactionsUrl, config, dryRun, json }: Options): Promise<number> {
  if (guildId !== undefined && !/^\d{15,20}$/.test(guildId)) {
    throw new UsageError('--guild takes a server id of 15 to 20 digits (right click on the server → Copy Server ID).');
  }
  if (remove && guildId === undefined) throw new UsageError('--remove goes with --guild.');
  const where = guildId ? `in server ${guildId}` : 'globally';
  const wanted = remove ? [] : registration({ guild: guildId !== undefined });
  if (dryRun) {
    console.log(JSON.stringify(wanted, null, 2));
    console.error(`${wanted.length} commands would be registered ${where}.`);
    return 0;
  }
  const { variables } = readSetup(config);
  const settings = readSettings({ ...variables, ...withValue(devVars()), ...withValue(process.env) });
  console.error(`target: application ${settings.applicationId}, ${where}`);
  const explain = (error: unknown): never => {
    const explanation = explainFailure(error, guildId);
    throw explanation === undefined ? error : new Error(explanation, { cause: error });
  };
  if (interactionsUrl !== undefined) {
    const url = `${readUrl(interactionsUrl, '--interactions-url')}/interactions`;
    await saveInteractionsUrl({ ...settings, url }).catch(explain);
    console.error(`Discord sends interactions to ${url}.`);
  }
  const diff = await registerCommands({ ...settings, guildId, commands: wanted }).catch(explain);
  if (json) console.log(JSON.stringify(diff, null, 2));
  else {
    console.log(diffLines(diff).join('\n'));
    const done = remove ? 'Removed' : 'Registered';
    console.log(isEmptyDiff(diff) ? 'Nothing to do.' : `${done} ${where}.`);
  }
  return 0;
}

/** Returns the variables that are not empty, as those of a copied .dev.vars.example are. */
function withValue(variables: NodeJS.Dict<string>): NodeJS.Dict<string> {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
}

await runProgram(command, () => run(command.opts<Options>()));
