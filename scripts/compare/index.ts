import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { callPlayground } from '../ask/playground.ts';
import { UsageError } from '../cli/errors.ts';
import { program, runProgram } from '../cli/program.ts';
import { readInteger } from '../cli/values.ts';
import { compare, customIdIn } from './compare.ts';

const command = program(
  'npm run compare --',
  'Asks a running npm start, computes the same by plain SQL on the legacy file, and shows both side by side',
)
  .option(
    '--from <file>',
    'the legacy SQLite file that npm start was given; without it, what really happened in the demo',
  )
  .option('--data <folder>', 'folder of the demo, as npm start was given', '.data')
  .option('--port <number>', 'of npm start', '8787')
  .option('--all', 'also show equal figures')
  .option('--json', 'print the results as JSON');

interface Options {
  from?: string;
  data: string;
  port: string;
  all?: true;
  json?: true;
}

/** Compares and prints the result. Returns the exit code: 0 all figures are equal, 1 some differ. */
async function run({ from, data, port: text, all, json }: Options): Promise<number> {
  const port = readInteger(text, '--port', { least: 1, most: 65_535 });
  const ask = async (input: string, press?: string) => {
    const { message } = await callPlayground(port, { path: '/api/ask', body: { input } });
    const id = press === undefined ? undefined : customIdIn(message, press);
    if (!message || id === undefined) return message;
    return (await callPlayground(port, { path: '/api/press', body: { message: message.id, custom_id: id } })).message;
  };
  const results = await compare({ path: from ?? truthIn(data), ask, now: new Date() });
  const different = results.filter(({ equal }) => !equal);
  const shown = all ? results : different;
  if (json)
    console.log(JSON.stringify({ compared: results.length, different: different.length, answers: shown }, null, 2));
  else {
    for (const { question, bot, sqlite, equal } of shown) {
      console.log(`${equal ? 'equal' : 'DIFFERENT'}  ${question}`);
      const theirs = sqlite.split('\n');
      bot.split('\n').forEach((line, index) => {
        console.log(`  ${line.padEnd(60)} | ${theirs[index] ?? ''}`);
      });
    }
    console.log(`${results.length} answers compared, ${different.length} different`);
  }
  return different.length > 0 ? 1 : 0;
}

/** Returns the true values of the demo that `npm start` made there. Throws UsageError if it made none. */
function truthIn(data: string): string {
  const path = join(data, 'demo', 'truth.db');
  if (!existsSync(path)) {
    throw new UsageError(`There is no demo in ${data}: name the file that npm start was given with --from.`);
  }
  return path;
}

await runProgram(command, () => run(command.opts<Options>()));
