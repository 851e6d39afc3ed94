import type { APIMessage } from 'discord-api-types/v10';
import { expect } from 'vitest';
import { actionsOf } from '../../../src/commands/command.ts';
import { commands, postComponents, userCommands } from '../../../src/commands/index.ts';
import { weapons } from '../../../src/domain/weapons.ts';
import { pseudoLocale } from '../../../src/texts/locale.ts';
import type { Bot } from '../bot.ts';
import { manageServer } from '../bot.ts';
import { latestPosts } from '../latest-posts.ts';
import { inPseudo, lettersOutside, saidIn } from '../pseudo.ts';
import { isWhole, sample } from '../sample.ts';
import { addCommunity, people } from './community.ts';
import { plain } from './names.ts';

type Shown = Pick<Awaited<ReturnType<Bot['discord']['ask']>>, 'message' | 'problems'>;

interface Part {
  custom_id?: string;
  disabled?: boolean;
  options?: { value: string }[];
  components?: Part[];
}

/** Commands that change something. They run last. */
const writing = /^\/(teams (set|assign|rename)|name|privacy|admin|link|unlink)\b/;

/** The most options of one select that are chosen. */
const mostOptions = isWhole ? 40 : 5;

const acting = { ...inPseudo, as: people.linked, permissions: manageServer };
const newcomer = { ...acting, as: people.newcomer, permissions: 0n };

/** Every example that /help shows. */
const examples = commands
  .flatMap(actionsOf)
  .flatMap(([, { examples: lines }]) => lines)
  .toSorted((a, b) => Number(writing.test(a)) - Number(writing.test(b)));

/** Returns the presses that a message offers: a button's custom id, or a select's and one of its values. */
function pressesOf(parts: readonly Part[]): [customId: string, value?: string][] {
  return parts.flatMap(({ custom_id: id, disabled = false, options, components = [] }) => {
    if (id === undefined) return pressesOf(components);
    if (disabled) return [];
    return options
      ? sample(options, mostOptions)
          .slice(0, mostOptions)
          .map(({ value }): [string, string] => [id, value])
      : [[id]];
  });
}

/** Types every example, then presses every button and chooses every option of its reply. */
async function* walk({ discord, database }: Bot): AsyncGenerator<[how: string, outcome: Shown]> {
  for (const message of await latestPosts(database, pseudoLocale)) {
    yield ['post', { message, problems: [] }];
    discord.adopt(message, acting.as);
    for (const [id] of pressesOf(message.components as Part[])) {
      for (const by of [acting, newcomer]) yield [`post → ${id}`, await discord.press(message.id, id, by)];
    }
  }
  for (const line of [...examples, ...userCommands.map(({ name }) => `${name} <@${people.linked}>`)]) {
    const outcome = await discord.ask(line, acting);
    yield [line, outcome];
    for (const [id, value] of pressesOf((outcome.message?.components ?? []) as Part[])) {
      const message = discord.repost(outcome.message as APIMessage, acting);
      const pressed =
        value === undefined
          ? await discord.press(message, id, acting)
          : await discord.select(message, id, [value], acting);
      yield [`${line} → ${id}${value === undefined ? '' : ` = ${value}`}`, pressed];
    }
    // Discord does not offer /admin to members without the permission.
    if (!line.startsWith('/admin')) yield [`${line} by a newcomer`, await discord.ask(line, newcomer)];
  }
}

/** What /help shows of commands: their definitions are in English, and a list has them in the other languages. */
const definitions = commands
  .flatMap(actionsOf)
  .flatMap(([, { description, options, examples: lines }]) => [
    description,
    ...lines,
    ...Object.entries(options).flatMap(([name, option]) => [option.description, `\`${name}\``]),
  ]);

/** The routes of buttons and selects, as /admin metrics names them. */
const routes = [
  ...commands.map(({ name, components = {} }) => [name, components] as const),
  ...Object.entries(postComponents),
].flatMap(([name, components]) => Object.keys(components).map((action) => `\`${name}.${action}\``));

/** Returns what no language translates: stored names, routes, definitions of commands, and what was typed. */
async function dataOf({ database }: Bot): Promise<string[]> {
  const { rows } = await database.client.query<{ name: string }>(
    `select alias as name from player_aliases union select player_name from player_comprehensive_stats
     union select display_name from player_profiles where display_name is not null
     union select map_name from rounds union select server from rounds union select team_name from session_teams
     union select invalid_reason from rounds where invalid_reason is not null
     union select weapon_name from weapon_comprehensive_stats
     union select error_message from processed_files where error_message is not null
     union select filename from processed_files`,
  );
  const typed = examples.flatMap((line) => [...line.matchAll(/\w+:(.*?)(?= \w+:|$)/g)].map(([, value = '']) => value));
  return [
    ...rows.map(({ name }) => name),
    ...weapons.map(({ label }) => label),
    ...definitions,
    ...routes,
    ...commands.map(({ name }) => `\`/${name}\``),
    'Stopwatch',
    ...typed.filter((value) => /\p{L}{3}/u.test(value)),
  ];
}

/** Types every example in the pseudo-language. Fails if a reply has a word that is neither data nor one of the catalogue. */
export async function walkInPseudo(bot: Bot, players: number): Promise<void> {
  if (players > 0) await addCommunity(bot.database.client, players, plain);
  const data = await dataOf(bot);
  const found: string[] = [];
  let replies = 0;
  for await (const [how, outcome] of walk(bot)) {
    replies += 1;
    expect([how, outcome.problems]).toEqual([how, []]);
    for (const line of lettersOutside(outcome, data)) found.push(`${how}: ${line}`);
    if (saidIn(outcome).length === 0) found.push(`${how}: nothing`);
  }
  expect(found).toEqual([]);
  expect(replies).toBeGreaterThan(players > 1 ? (isWhole ? 400 : 200) : 110);
}
