import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PostingBot } from '../support/posts/posting-bot.ts';
import { playedMatches, startPostingBot } from '../support/posts/posting-bot.ts';

let bot: PostingBot;
beforeAll(async () => {
  bot = await startPostingBot();
});
afterAll(() => bot.close());

const text = (index: number) => JSON.stringify(bot.messages().at(index)).replaceAll('\u00a0', ' ');

test('a match is one message: round 1, its awards, round 2, and at most one edit in five seconds', async () => {
  const [[round1, round2]] = playedMatches('one', 1) as [ReturnType<typeof playedMatches>[0]];
  await bot.send(round1);
  expect(bot.messages()).toEqual([]);
  await bot.pass(2500);
  expect(bot.messages()).toHaveLength(1);
  expect(text(0)).toContain('Round 1');
  if (round1.endstats) await bot.send(round1.endstats);
  await bot.send(round2);
  await bot.pass(10_000);
  expect(bot.messages()).toHaveLength(1);
  expect(text(0)).toContain('🏅');
  expect(bot.requests()).toEqual(['POST 200', 'PATCH 200']);
});
