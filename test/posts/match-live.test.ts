import { afterAll, beforeAll, expect, test } from 'vitest';
import { customId } from '../support/components.ts';
import { embedText } from '../support/embed.ts';
import type { PostingBot } from '../support/posts/posting-bot.ts';
import { playedMatches, startPostingBot } from '../support/posts/posting-bot.ts';

let bot: PostingBot;
beforeAll(async () => {
  bot = await startPostingBot({ PAGES: 'on' });
});
afterAll(() => bot.close());

test('one message lives through round 1, its endstats and round 2; its buttons answer', async () => {
  const [pair] = playedMatches('one map', 1);
  if (!pair) throw new Error('No match');
  const [first, second] = pair;
  await bot.send(first);
  await bot.pass(10_000);
  const one = bot.messages();
  expect(one).toHaveLength(1);
  const text = () => embedText({ message: bot.messages()[0] ?? null });
  expect(text()).toContain('Round 1:');
  expect(text()).not.toContain('🏅');
  if (first.endstats) await bot.send(first.endstats);
  await bot.pass(10_000);
  expect(text()).toContain('🏅');
  await bot.send(second);
  await bot.pass(10_000);
  expect(bot.messages().map(({ id }) => id)).toEqual(one.map(({ id }) => id));
  expect(text()).not.toContain('Round 1:');

  const [message] = bot.messages();
  const page = message?.embeds[0]?.url ?? '';
  expect(page).toMatch(`${bot.url}/m/`);
  expect((await fetch(page)).status).toBe(200);
  for (const action of ['details', 'session']) {
    const pressed = await bot.discord.press(message?.id ?? '', customId(message ?? null, `match.${action}`));
    expect(pressed.problems).toEqual([]);
    expect(Number(pressed.message?.flags) & 64).toBe(64);
    expect(pressed.message?.embeds[0]?.url).toMatch(action === 'details' ? page : `${bot.url}/s/`);
  }
  expect(bot.discord.channels.messages(bot.channelId)).toEqual([message]);
});
