import type { Outcome } from '../../simulator/discord/outcome.ts';
import { runProgram } from '../cli/program.ts';
import type { AskOptions } from './options.ts';
import { command, readAskOptions } from './options.ts';
import { callPlayground } from './playground.ts';
import { renderChoices, renderMessage } from './render.ts';

/**
 * Sends the calls in order and prints the last result. Returns the exit code: 0 if Discord accepts the response, 1 if it would refuse it.
 */
async function ask(options: AskOptions): Promise<number> {
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
}

function render({ choices, message, response }: Outcome): string {
  if (choices) return renderChoices(choices);
  return message ? renderMessage(message) : JSON.stringify(response, null, 2);
}

await runProgram(command, () => ask(readAskOptions(command.args, command.opts())));
