import { UsageError } from '../cli/errors.ts';
import { program } from '../cli/program.ts';
import { readInteger } from '../cli/values.ts';

export const command = program('npm run ask --', 'Sends a command to a running npm start and prints the reply')
  .argument(
    '[command...]',
    "the command to type, such as '/leaderboard stat:kills page:2', or 'Stats @somebody' for the menu on a user",
  )
  .option('--autocomplete', 'show suggestions for the last, partly typed option')
  .option('--press <custom-id>', 'press this button of the reply; without a command, of the newest message that has it')
  .option('--select <custom-id=value>', 'choose this value in a menu of the reply; several as VALUE,VALUE')
  .option('--as <user-id>', "the user who asks (default: the demo's first person)")
  .option(
    '--context <place>',
    'where the command is typed: guild, dm, other-guild (another server that added the bot) or user-install',
  )
  .option('--locale <locale>', 'the language of the user who asks, such as de (default: English)')
  .option('--server-locale <locale>', 'the language of the server they ask in (default: that of --locale)')
  .option('--json', "print the Worker's answer as JSON")
  .option('--port <number>', 'port of npm start', '8787');

/** One call of the playground's API. */
export interface Call {
  path: '/api/ask' | '/api/autocomplete' | '/api/press' | '/api/select';
  body: Record<string, unknown>;
}

export interface AskOptions {
  /** Calls in the order they are sent. A press or a choice that follows a command uses that command's message. */
  calls: Call[];
  json: boolean;
  port: number;
}

export interface GivenOptions {
  autocomplete?: true;
  press?: string;
  select?: string;
  as?: string;
  context?: string;
  locale?: string;
  serverLocale?: string;
  json?: true;
  port: string;
}

/** Reads the parsed options. Throws UsageError. */
export function readAskOptions(words: readonly string[], given: GivenOptions): AskOptions {
  const port = readInteger(given.port, '--port', { least: 1, most: 65_535 });
  const serverLocale = given.serverLocale ?? given.locale;
  const who = {
    ...(given.as && { as: given.as }),
    ...(given.context && { context: given.context }),
    ...(given.locale && { locale: given.locale }),
    ...(serverLocale && { guildLocale: serverLocale }),
  };
  const input = words.join(' ').trim();
  const calls: Call[] = [];
  if (input) calls.push({ path: given.autocomplete ? '/api/autocomplete' : '/api/ask', body: { input, ...who } });
  else if (given.autocomplete) throw new UsageError('--autocomplete needs a partly typed command.');
  if (given.press !== undefined) calls.push({ path: '/api/press', body: { custom_id: given.press, ...who } });
  if (given.select !== undefined) calls.push({ path: '/api/select', body: { ...readSelect(given.select), ...who } });
  if (calls.length === 0) throw new UsageError("There is no command to send. For example: npm run ask -- '/last'.");
  return { calls, json: given.json ?? false, port };
}

/** Splits CUSTOM_ID=VALUE,VALUE at the last "=", because custom ids may contain "=". */
function readSelect(text: string): { custom_id: string; values: string[] } {
  const at = text.lastIndexOf('=');
  if (at < 1) throw new UsageError('--select takes CUSTOM_ID=VALUE.');
  return {
    custom_id: text.slice(0, at),
    values: text
      .slice(at + 1)
      .split(',')
      .filter(Boolean),
  };
}
