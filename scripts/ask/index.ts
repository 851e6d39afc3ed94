import type { Outcome } from '../../simulator/discord/outcome.ts';
import { readAskOptions, USAGE, UsageError } from './options.ts';
import { AskError, callPlayground } from './playground.ts';
import { renderChoices, renderMessage } from './render.ts';

/** Exit codes: 0 answered, 1 nothing to ask or Discord would have refused, 2 usage. */
async function main(args: string[]): Promise<number> {
  try {
    const options = readAskOptions(args);
    if (options === 'help') {
      console.log(USAGE);
      return 0;
    }
    let outcome: Outcome | undefined;
    const problems: string[] = [];
    for (const { path, body } of options.calls) {
      const on = outcome?.message ? { message: outcome.message.id } : {};
      outcome = await callPlayground(options.port, { path, body: path === '/api/ask' ? body : { ...on, ...body } });
      problems.push(...outcome.problems);
      if (problems.length > 0) break;
    }
    if (outcome) console.log(options.json ? JSON.stringify(outcome.response, null, 2) : render(outcome));
    for (const problem of problems) console.error(`Discord would refuse: ${problem}`);
    return problems.length > 0 ? 1 : 0;
  } catch (error) {
    if (error instanceof UsageError) console.error(`${error.message}\n\n${USAGE}`);
    else if (error instanceof AskError) console.error(error.message);
    else throw error;
    return error instanceof UsageError ? 2 : 1;
  }
}

function render({ choices, message, response }: Outcome): string {
  if (choices) return renderChoices(choices);
  return message ? renderMessage(message) : JSON.stringify(response, null, 2);
}

process.exitCode = await main(process.argv.slice(2));
