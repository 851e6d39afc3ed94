import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actionsOf } from '../../src/commands/command.ts';
import { commands, postComponents, userCommands } from '../../src/commands/index.ts';
import { registration } from '../../src/commands/registration.ts';
import type { Bot } from '../support/bot.ts';
import { manageServer, startBot } from '../support/bot.ts';

const root = join(import.meta.dirname, '../..');
const names = commands.map(({ name }) => name);
const typable = commands.flatMap(actionsOf);
const manager = { permissions: manageServer };

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'small' });
});
afterAll(() => bot.close());

test('/help lists every command to a manager, as a mention that can be clicked', async () => {
  const { message, problems } = await bot.discord.ask('/help', manager);
  expect(problems).toEqual([]);
  const shown = JSON.stringify(message?.embeds);
  const ids = new Map(bot.discord.commands().map(({ name, id }) => [name, id]));
  for (const [typed] of typable) expect(shown).toContain(`</${typed}:${ids.get(typed.split(' ')[0] ?? '')}>`);
  expect(shown).not.toContain('…');
});

test.each([...new Set(commands.map(({ group }) => group))])(
  'the menu of /help tells what the commands of %s do',
  async (group) => {
    const { message } = await bot.discord.ask('/help', manager);
    const [menu] = message?.components ?? [];
    const { custom_id: id = '' } = ((menu as { components: { custom_id?: string }[] }).components ?? [])[0] ?? {};
    const { message: chosen, problems } = await bot.discord.select(message as APIMessage, id, [group], manager);
    expect(problems).toEqual([]);
    const ids = new Map(bot.discord.commands().map(({ name, id }) => [name, id]));
    const own = commands.filter((command) => command.group === group).flatMap(actionsOf);
    expect(chosen?.embeds[0]?.description?.split('\n')).toEqual(
      own.map(([typed, { description }]) => `</${typed}:${ids.get(typed.split(' ')[0] ?? '')}> ${description}`),
    );
  },
);

test('without a bot token, or when Discord does not answer, /help lists plain names', async () => {
  const plain = await startBot({ data: 'empty', vars: { DISCORD_TOKEN: 'wrong-token' } });
  const { message, problems } = await plain.discord.ask('/help', manager);
  await plain.close();
  expect(problems).toEqual([]);
  for (const [typed] of typable) expect(JSON.stringify(message?.embeds)).toContain(`\`/${typed}\``);
});

test.each(typable)('/help command:%s explains options and gives examples', async (typed, action) => {
  const { message, problems } = await bot.discord.ask(`/help command:${typed}`);
  expect(problems).toEqual([]);
  const shown = JSON.stringify(message?.embeds);
  for (const option of Object.keys(action.options)) expect(shown).toContain(`\`${option}\``);
  for (const example of action.examples) expect(shown).toContain(example);
});

test('an unknown command is answered with the list', async () => {
  const { message } = await bot.discord.ask('/help command:nonsense', manager);
  for (const [typed] of typable) expect(message?.content).toContain(`</${typed}:`);
});

test('others see no command that needs Manage Server', async () => {
  for (const line of ['/help', '/help command:nonsense']) {
    const shown = JSON.stringify((await bot.discord.ask(line)).message);
    for (const [typed, { manage }] of typable) {
      if (manage) expect(shown).not.toContain(`/${typed}:`);
      else expect(shown).toContain(`</${typed}:`);
    }
  }
  const { choices } = await bot.discord.autocomplete('/help command:admin');
  expect(choices).toEqual([]);
});

test('/help explains a command in the caller’s language, its choices too', async () => {
  const { message } = await bot.discord.ask('/help command:admin round', { ...manager, locale: 'de' });
  expect(JSON.stringify(message?.embeds)).toContain('zählt, zählt nicht, nach den Regeln');
});

test.each(typable.flatMap(([, { examples, manage }]) => examples.map((example) => [example, manage] as const)))(
  'the example %s can be typed and is answered',
  async (example, manage) => {
    const { problems, message } = await bot.discord.ask(example, manage ? { permissions: manageServer } : {});
    expect(problems).toEqual([]);
    expect(message).not.toBeNull();
    expect(message?.content).not.toContain('Error ');
  },
);

test('list, folder, registration and README name the same commands', () => {
  const helpers = ['command.ts', 'context.ts', 'index.ts', 'registration.ts', 'shared'];
  helpers.push(...Object.keys(postComponents));
  const places = readdirSync(join(root, 'src/commands')).filter((place) => !helpers.includes(place));
  const files = places.map((place) => place.replace('.ts', '')).sort();
  expect(
    files,
    'src/commands has one file or folder per command in the list of its index.ts, and one per kind of post',
  ).toEqual([...names].sort());
  for (const { name } of commands.filter((command) => 'subcommands' in command)) expect(places).toContain(name);
  expect(registration().map(({ name }) => name)).toEqual([...names, ...userCommands.map(({ name }) => name)]);
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const table = [...readme.matchAll(/^\| `\/([a-z -]+)`/gm)].map(([, typed]) => typed);
  expect(table, 'README.md has one row per command, in the order of src/commands/index.ts').toEqual(
    typable.map(([typed]) => typed),
  );
});

test('guild commands do not say where else they work; Discord takes both lists', () => {
  expect(bot.discord.register(registration()).length).toBe(registration().length);
  for (const command of registration({ guild: true })) expect(Object.keys(command)).not.toContain('contexts');
});

test.each([
  ['en-US', undefined, 'Error? Tell a server manager its id.'],
  ['en-US', manageServer, 'Error? Report its id and npm run doctor -- --json.'],
  ['de', undefined, 'Fehler? Nenne der Serververwaltung seine Kennung.'],
  ['fr', manageServer, 'Erreur\u00a0? Signale son identifiant et npm run doctor -- --json.'],
])('/help says in %s where reports go', async (locale, permissions, words) => {
  const { message } = await bot.discord.ask('/help', { locale, ...(permissions !== undefined && { permissions }) });
  expect(message?.embeds[0]?.footer?.text.split('\n')[1]).toBe(words);
});
