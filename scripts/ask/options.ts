import { parseArgs } from 'node:util';
import { UsageError } from '../cli/usage-error.ts';

export const USAGE = `npm run ask -- '/leaderboard stat:kills page:2' [--as USER_ID] [--json] [--port N]

Sends a command to a running npm start and prints the message.
  'Stats @somebody'        an entry of the menu on a user
  --autocomplete           the suggestions for the last option as typed so far
  --press CUSTOM_ID        then press this button; without a command: on the newest message that has it
  --select CUSTOM_ID=VALUE then choose this value (several: VALUE,VALUE)
  --as USER_ID             who asks; by default the first of the demo's people
  --context PLACE          guild (default), dm or user-install
  --json                   the Worker's raw answer
  --port N                 of npm start; default 8787`;

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

/** Returns 'help' when that was asked for. Throws UsageError. */
export function readAskOptions(args: string[]): AskOptions | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  if (!/^\d{1,5}$/.test(values.port)) throw new UsageError(`--port takes a number, not "${values.port}".`);
  const who = { ...(values.as && { as: values.as }), ...(values.context && { context: values.context }) };
  const input = positionals.join(' ').trim();
  const calls: Call[] = [];
  if (input) calls.push({ path: values.autocomplete ? '/api/autocomplete' : '/api/ask', body: { input, ...who } });
  else if (values.autocomplete) throw new UsageError('--autocomplete needs the command as typed so far.');
  if (values.press !== undefined) calls.push({ path: '/api/press', body: { custom_id: values.press, ...who } });
  if (values.select !== undefined) calls.push({ path: '/api/select', body: { ...readSelect(values.select), ...who } });
  if (calls.length === 0) throw new UsageError('What should be asked?');
  return { calls, json: values.json, port: Number(values.port) };
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

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        as: { type: 'string' },
        context: { type: 'string' },
        json: { type: 'boolean', default: false },
        port: { type: 'string', default: '8787' },
        autocomplete: { type: 'boolean', default: false },
        press: { type: 'string' },
        select: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
