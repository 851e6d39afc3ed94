import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands, userCommands } from '../../src/commands/index.ts';
import { registration } from '../../src/commands/registration.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';

const root = join(import.meta.dirname, '../..');
const names = commands.map(({ name }) => name);

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

test('/help lists every command, as a mention that can be clicked', async () => {
  const { message, problems } = await bot.discord.ask('/help');
  expect(problems).toEqual([]);
  const shown = JSON.stringify(message?.embeds);
  for (const { name, id } of bot.discord.commands().filter(({ type }) => type === 1))
    expect(shown).toContain(`</${name}:${id}>`);
});

test('without a bot token, or when Discord does not answer, /help lists plain names', async () => {
  const plain = await startBot({ data: 'empty', vars: { DISCORD_TOKEN: 'wrong-token' } });
  const { message, problems } = await plain.discord.ask('/help');
  await plain.close();
  expect(problems).toEqual([]);
  for (const name of names) expect(JSON.stringify(message?.embeds)).toContain(`\`/${name}\``);
});

test.each(names)('/help command:%s explains options and gives examples', async (name) => {
  const { message, problems } = await bot.discord.ask(`/help command:${name}`);
  expect(problems).toEqual([]);
  const shown = JSON.stringify(message?.embeds);
  const command = commands.find((one) => one.name === name);
  for (const option of Object.keys(command?.options ?? {})) expect(shown).toContain(`\`${option}\``);
  for (const example of command?.examples ?? []) expect(shown).toContain(example);
});

test('an unknown command is answered with the list', async () => {
  const { message } = await bot.discord.ask('/help command:nonsense');
  for (const name of names) expect(message?.content).toContain(`\`/${name}\``);
});

test('every example in the help can be typed and is answered', async () => {
  for (const example of commands.flatMap(({ examples }) => [...examples])) {
    const { problems, message } = await bot.discord.ask(example);
    expect([example, problems]).toEqual([example, []]);
    expect(message).not.toBeNull();
  }
});

test('list, folder, registration and README name the same commands', () => {
  const helpers = ['command.ts', 'context.ts', 'index.ts', 'registration.ts'];
  const files = readdirSync(join(root, 'src/commands')).filter(
    (file) => file.endsWith('.ts') && !helpers.includes(file),
  );
  expect(files.map((file) => file.replace('.ts', '')).sort()).toEqual([...names].sort());
  expect(registration().map(({ name }) => name)).toEqual([...names, ...userCommands.map(({ name }) => name)]);
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const table = [...readme.matchAll(/^\| `\/([a-z]+)/gm)].map(([, name]) => name);
  expect(table).toEqual(names);
});

test('guild commands do not say where else they work; Discord takes both lists', () => {
  expect(bot.discord.register(registration()).length).toBe(registration().length);
  for (const command of registration({ guild: true })) expect(Object.keys(command)).not.toContain('contexts');
});
