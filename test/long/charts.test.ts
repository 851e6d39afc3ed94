import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { hostileAddresses, wronglyAnswered } from '../support/hostile-addresses.ts';

const requests = 100_000;
const key = randomBytes(32).toString('hex');

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'empty', vars: { CHARTS_KEY: key } });
});
afterAll(() => bot.close());

test('no hostile address of a picture is drawn', { timeout: 1_800_000 }, async () => {
  const seed = Date.now() & 0xff_ff_ff;
  console.log(`seed ${seed}`);
  const addresses = fc.sample(hostileAddresses(key), { seed, numRuns: requests });
  expect(await wronglyAnswered(bot.url, addresses)).toEqual([]);
  expect(bot.log).toEqual([]);
});
