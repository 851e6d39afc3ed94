import type { Bot } from './bot.ts';

const atOnce = 8;

/** How long an answer may take before the Worker counts as hanging. Discord waits three seconds, but this machine may be busy. */
export const hangMs = 60_000;

/** A bot that gets requests, and its log. */
export type Attacked = Pick<Bot, 'discord' | 'log' | 'url'>;

/**
 * Sends signed bodies to the Worker. Returns those that got neither an interaction's response nor 400, each with its status, and the
 * different errors that the Worker logged.
 */
export async function failuresOf(
  { discord, log }: Pick<Attacked, 'discord' | 'log'>,
  bodies: readonly string[],
): Promise<string[]> {
  const before = log.length;
  const failures: string[] = [];
  await inLanes(bodies, async (body) => {
    // A connection may end by its idle time just as it is used again. The Worker has not seen that request.
    const send = () => inTime(discord.raw(body));
    const { status, text } = await send()
      .catch(send)
      .catch((error: Error) => ({ status: 0, text: String(error) }));
    const isFine = status === 400 || (status === 200 && text.startsWith('{"type":'));
    if (!isFine) failures.push(`${status} ${text.slice(0, 200)}: ${body.slice(0, 2000)}`);
  });
  return [...new Set([...failures, ...errorsIn(log.slice(before))])];
}

/** Does something with each one, eight at once. */
export async function inLanes<One>(all: readonly One[], run: (one: One, lane: number) => Promise<void>): Promise<void> {
  const waiting = all.values();
  const lane = async (_: unknown, number: number) => {
    for (const one of waiting) await run(one, number);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

/** Reads a whole response. Throws if none comes. */
export async function inTime(answer: Promise<Response>): Promise<{ status: number; text: string }> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(reject, hangMs, new Error(`no answer within ${hangMs / 1000} s`));
  const whole = answer.then(async (response) => ({ status: response.status, text: await response.text() }));
  return Promise.race([whole, promise]).finally(() => clearTimeout(timer));
}

/**
 * Returns the different errors among lines of the log. Discord knows no interaction that a test has made up, so it takes no late reply from
 * a busy machine.
 */
export function errorsIn(log: Attacked['log']): string[] {
  const errors = log.filter(({ outcome, error }) => outcome === 'error' && !/Unknown Webhook/.test(String(error)));
  return [...new Set(errors.map(({ kind, name, error }) => `${kind} ${name}: ${String(error).slice(0, 500)}`))];
}
