import type { Outcome } from '../../simulator/discord/outcome.ts';
import type { Call } from './options.ts';

/** No command was sent, or Discord's client would have refused it. The message is meant for people. */
export class AskError extends Error {
  override name = 'AskError';
}

/** Calls the API of a running `npm start` on this port. Throws AskError. */
export async function callPlayground(port: number, { path, body }: Call): Promise<Outcome> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch((cause: unknown) => {
    throw new AskError(
      `Nothing runs on port ${port}: run \`npm start\` in another terminal, or give its port with --port.`,
      { cause },
    );
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok && typeof answer === 'object' && answer !== null && 'problems' in answer) return answer as Outcome;
  const reason = (answer as { error?: string } | undefined)?.error;
  throw new AskError(
    reason ??
      `The program on port ${port} is not npm start (HTTP status ${response.status}): give the port of npm start with --port.`,
  );
}
