import { parseArgs } from 'node:util';
import { registration } from '../../src/commands/registration.ts';
import { diffLines, isEmptyDiff } from './diff.ts';
import { explainFailure } from './failures.ts';
import { registerCommands } from './register.ts';
import { readSettings, SettingsError } from './settings.ts';

const USAGE = `npm run register-commands -- [--guild ID] [--dry-run]

  --guild ID   register in this server only, where changes show at once; without it everywhere
  --dry-run    print what would be registered, as JSON; needs no token
DISCORD_TOKEN and DISCORD_APPLICATION_ID come from the environment or from .dev.vars.`;

/** Exit codes: 0 done, 1 refused by Discord or a wrong setting, 2 usage. */
async function main(args: string[]): Promise<number> {
  let guildId: string | undefined;
  try {
    const { values } = parseArgs({
      args,
      options: { guild: { type: 'string' }, 'dry-run': { type: 'boolean' }, help: { type: 'boolean' } },
    });
    guildId = values.guild;
    if (values.help) {
      console.log(USAGE);
      return 0;
    }
    if (guildId !== undefined && !/^\d{15,20}$/.test(guildId)) {
      throw new SettingsError(
        `--guild takes a server id of 15 to 20 digits (right click on the server → Copy Server ID).`,
      );
    }
    const wanted = registration({ guild: guildId !== undefined });
    if (values['dry-run']) {
      console.log(JSON.stringify(wanted, null, 2));
      console.error(`${wanted.length} commands would be registered ${guildId ? `in server ${guildId}` : 'globally'}.`);
      return 0;
    }
    const diff = await registerCommands({ ...readSettings(process.env), guildId, commands: wanted });
    console.log(diffLines(diff).join('\n'));
    console.log(isEmptyDiff(diff) ? 'Nothing to do.' : `Registered ${guildId ? `in server ${guildId}` : 'globally'}.`);
    return 0;
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')) {
      console.error(`${(error as Error).message}\n\n${USAGE}`);
      return 2;
    }
    const explanation = error instanceof SettingsError ? error.message : explainFailure(error, guildId);
    if (explanation === undefined) throw error;
    console.error(explanation);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
