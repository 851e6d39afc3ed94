import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { compare } from '../../scripts/compare/compare.ts';
import { statistics } from '../../src/domain/statistics.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

test('the read commands say what plain SQL on the legacy file says', async () => {
  const results = await compare(
    inject('demoFile'),
    async (line) => (await bot.discord.ask(line)).message,
    new Date(inject('now')),
  );
  expect(results.length).toBeGreaterThan(statistics.length + 150);
  expect(results.filter(({ sqlite }) => sqlite === '')).toEqual([]);
  expect(results.filter(({ equal }) => !equal)).toEqual([]);
});
