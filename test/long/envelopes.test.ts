import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { malformedEnvelopes, validEnvelopes } from '../support/envelopes.ts';
import { failuresOf } from '../support/failures-of.ts';
import { seedOfRun } from '../support/seed.ts';

/**
 * Sends 20,000 malformed interactions with a good signature. Each gets an interaction's response or 400, and none leaves an error in the
 * log. SEED=N repeats a run.
 */
const seed = seedOfRun();

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

test(`20,000 malformed interactions, SEED=${seed}`, async () => {
  const bodies = fc.sample(malformedEnvelopes(validEnvelopes(bot.discord.guildId)), { numRuns: 20_000, seed });
  expect(await failuresOf(bot, bodies)).toEqual([]);
});
