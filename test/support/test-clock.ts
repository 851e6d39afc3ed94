import { expect } from 'vitest';
import type { Bot } from './bot.ts';
import { eventually } from './eventually.ts';

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

/** Returns the state of the clock as soon as it is so, without moving it. The cron trigger sets the alarm after its response. */
async function until(bot: Pick<Bot, 'url'>, isSo: (state: Advanced) => boolean): Promise<Advanced> {
  return eventually(async () => {
    const state = await advance(bot, 0);
    if (!isSo(state)) throw new Error('The alarm is not set.');
    return state;
  });
}

/** Lets upkeep run once, at its next time. In a new database, the first ring only says when that is. */
export async function runUpkeep(bot: Pick<Bot, 'url' | 'trigger'>): Promise<void> {
  await bot.trigger();
  const ran: Advanced['ran'] = [];
  for (let rings = 0; rings < 2 && ran.length === 0; rings += 1) {
    const { now, next } = await until(bot, ({ next }) => next !== null);
    ran.push(...(await advance(bot, Date.parse(next ?? '') - Date.parse(now))).ran);
  }
  expect(ran).toEqual([{ job: 'upkeep', outcome: 'ok' }]);
}
