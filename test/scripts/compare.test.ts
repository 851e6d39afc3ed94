import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { compare, customIdIn } from '../../scripts/compare/compare.ts';
import { commands } from '../../src/commands/index.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { drawnQuestions } from '../support/drawn-questions.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

/** Commands that write, or that show nothing about what was played. */
const notAsked = ['admin', 'help', 'link', 'name', 'privacy', 'unlink'];

test('every command that reads shows what plain SQL on the legacy file gives', async () => {
  let known = 0;
  const results = await compare({
    path: inject('demoFile'),
    async ask(line, press) {
      const { message } = await bot.discord.ask(line);
      const id = press === undefined ? undefined : customIdIn(message, press);
      return message && id !== undefined ? (await bot.discord.press(message.id, id)).message : message;
    },
    now: new Date(inject('now')),
    choose(questions) {
      known = questions.length;
      return drawnQuestions(questions);
    },
  });
  const asked = new Set(results.map(({ question }) => question.split(' ')[0]?.slice(1)));
  const names = commands.map(({ name }) => name).sort();
  expect([...asked, ...notAsked].sort(), 'each command is in scripts/compare/subjects or in notAsked').toEqual(names);
  expect(known).toBeGreaterThan(240);
  expect(results.filter(({ sqlite }) => sqlite === '')).toEqual([]);
  expect(results.filter(({ equal }) => !equal)).toEqual([]);
});
