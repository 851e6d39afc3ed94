import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { failuresOf } from '../support/failures-of.ts';
import { bodiesWithOddValues } from '../support/odd-values.ts';

/** Puts every odd value into every option, button argument and menu value. Each gets an answer, and none leaves an error in the log. */

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

test('every odd value everywhere', async () => {
  const bodies = await bodiesWithOddValues(bot);
  console.log(`${bodies.length} bodies`);
  expect(await failuresOf(bot, bodies)).toEqual([]);
});
