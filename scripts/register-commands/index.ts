import { registration } from '../../src/commands/registration.ts';
import { UsageError } from '../cli/errors.ts';
import { program, runProgram } from '../cli/program.ts';
import { devVars } from '../cli/target.ts';
import { diffLines, isEmptyDiff } from './diff.ts';
import { explainFailure } from './failures.ts';
import { registerCommands } from './register.ts';
import { readSettings } from './settings.ts';

const command = program(
  'npm run register-commands --',
  "Registers the bot's slash commands with Discord, and shows what changes",
)
  .option('--guild <id>', 'register in this server only, where changes show immediately (default: globally)')
  .option('--dry-run', 'print what would be registered, as JSON; needs no token')
  .option('--json', 'print what changed as JSON')
  .addHelpText('after', '\nDISCORD_TOKEN and DISCORD_APPLICATION_ID come from the environment, else from .dev.vars.');

interface Options {
  guild?: string;
  dryRun?: true;
  json?: true;
}

async function run({ guild: guildId, dryRun, json }: Options): Promise<number> {
  if (guildId !== undefined && !/^\d{15,20}$/.test(guildId)) {
    throw new UsageError('--guild takes a server id of 15 to 20 digits (right click on the server → Copy Server ID).');
  }
  const where = guildId ? `in server ${guildId}` : 'globally';
  const wanted = registration({ guild: guildId !== undefined });
  if (dryRun) {
    console.log(JSON.stringify(wanted, null, 2));
    console.error(`${wanted.length} commands would be registered ${where}.`);
    return 0;
  }
  const settings = readSettings({ ...devVars(), ...process.env });
  console.error(`target: application ${settings.applicationId}, ${where}`);
  const diff = await registerCommands({ ...settings, guildId, commands: wanted }).catch((error: unknown) => {
    const explanation = explainFailure(error, guildId);
    throw explanation === undefined ? error : new Error(explanation, { cause: error });
  });
  if (json) console.log(JSON.stringify(diff, null, 2));
  else {
    console.log(diffLines(diff).join('\n'));
    console.log(isEmptyDiff(diff) ? 'Nothing to do.' : `Registered ${where}.`);
  }
  return 0;
}

await runProgram(command, () => run(command.opts<Options>()));
