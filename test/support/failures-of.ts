import type { Bot } from './bot.ts';

const atOnce = 8;

/**
 * Sends signed bodies to the Worker. Returns those that got neither an interaction's response nor 400, each with its status, and the
 * different errors that the Worker logged.
 */
export async function failuresOf({ discord, log }: Bot, bodies: readonly string[]): Promise<string[]> {
  const before = log.length;
  const failures: string[] = [];
  const waiting = bodies.values();
  const sendAll = async () => {
    for (const body of waiting) {
      // A connection may end by its idle time just as it is used again. The Worker has not seen that request.
      const response = await discord.raw(body).catch(() => discord.raw(body));
      const text = await response.text();
      const isFine = response.status === 400 || (response.status === 200 && text.startsWith('{"type":'));
      if (!isFine) failures.push(`${response.status} ${text.slice(0, 200)}: ${body.slice(0, 2000)}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sendAll));
  const errors = log.slice(before).filter(({ outcome }) => outcome === 'error');
  const lines = errors.map(({ kind, name, error }) => `${kind} ${name}: ${String(error).slice(0, 500)}`);
  return [...new Set([...failures, ...lines])];
}
