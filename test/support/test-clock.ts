import { expect } from 'vitest';
import type { Bot } from './bot.ts';

export const hour = 3_600_000;

/** What POST /dev/clock answers. */
interface Advanced {
  now: string;
  ran: { job: string; outcome: string }[];
  next: string | null;
}

/** Moves the clock of a bot that was started with DEV_CLOCK. Returns when what became due has run. */
export async function advance({ url }: Pick<Bot, 'url'>, advanceMs: number, jump = false): Promise<Advanced> {
  const response = await fetch(`${url}/dev/clock`, { method: 'POST', body: JSON.stringify({ advanceMs, jump }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`POST /dev/clock: ${response.status} ${text}`);
  return JSON.parse(text);
}

/** Lets upkeep run once, at its next time. */
export async function runUpkeep(bot: Pick<Bot, 'url' | 'database'>): Promise<void> {
  await fetch(`${bot.url}/cdn-cgi/local/scheduled`);
  const { ran } = await advance(bot, 25 * hour);
  expect(ran).toEqual([{ job: 'upkeep', outcome: 'ok' }]);
}
