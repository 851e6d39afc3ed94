import { UsageError } from '../cli/errors.ts';
import { program } from '../cli/program.ts';
import { readInteger } from '../cli/values.ts';

export const command = program('npm run ask --', 'Sends a command to a running npm start and prints the message')
  .argument(
    '[command...]',
    "what to type, such as '/leaderboard stat:kills page:2', or 'Stats @somebody' for the menu on a user",
  )
  .option('--autocomplete', 'show the suggestions for the last option as typed so far')
  .option('--press <custom-id>', 'then press this button; without a command: on the newest message that has it')
  .option('--select <custom-id=value>', 'then choose this value; several: VALUE,VALUE')
  .option('--as <user-id>', "who asks; the first of the demo's people when left out")
  .option('--context <place>', 'guild, dm or user-install')
  .option('--json', "print the Worker's raw answer")
  .option('--port <number>', 'of npm start', '8787');

/** One call of the playground's API. */
export interface Call {
  path: '/api/ask' | '/api/autocomplete' | '/api/press' | '/api/select';
  body: Record<string, unknown>;
}

export interface AskOptions {
  /** One after the other; a press after a command is on that command's message. */
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
  json?: true;
  port: string;
}

/** Reads the parsed options. Throws UsageError. */
export function readAskOptions(words: readonly string[], given: GivenOptions): AskOptions {
  const port = readInteger(given.port, '--port', { least: 1, most: 65_535 });
  const who = { ...(given.as && { as: given.as }), ...(given.context && { context: given.context }) };
  const input = words.join(' ').trim();
  const calls: Call[] = [];
  if (input) calls.push({ path: given.autocomplete ? '/api/autocomplete' : '/api/ask', body: { input, ...who } });
  else if (given.autocomplete) throw new UsageError('--autocomplete needs the command as typed so far.');
  if (given.press !== undefined) calls.push({ path: '/api/press', body: { custom_id: given.press, ...who } });
  if (given.select !== undefined) calls.push({ path: '/api/select', body: { ...readSelect(given.select), ...who } });
  if (calls.length === 0) throw new UsageError("What should be asked? For example: npm run ask -- '/last'.");
  return { calls, json: given.json ?? false, port };
}

/** Custom ids may have "=" in them: the value follows the last one. */
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
