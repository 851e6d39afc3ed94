import { expect } from 'vitest';
import type { Action } from '../../../src/commands/command.ts';
import { actionsOf } from '../../../src/commands/command.ts';
import { commands, postComponents, userCommands } from '../../../src/commands/index.ts';
import { statistics } from '../../../src/domain/statistics.ts';
import { sessionViews } from '../../../src/views/session/index.ts';
import type { Bot } from '../bot.ts';
import { manageServer } from '../bot.ts';
import { latestPosts } from '../latest-posts.ts';
import { addCommunity, people } from './community.ts';
import type { Breadth } from './lines.ts';
import { linesOf } from './lines.ts';
import { hostileName, hostileText } from './names.ts';
import type { Caps, Walk } from './walker.ts';
import { createWalk } from './walker.ts';

const actions = new Map(commands.flatMap(actionsOf));
export const routes = [
  ...commands.map(({ name, components = {} }) => [name, components] as const),
  ...Object.entries(postComponents),
].flatMap(([name, components]) => Object.keys(components).map((key) => `${name}.${key}`));

/** Lines that change something. They run last, in this order, and each one sees what the lines before it changed. */
const writing = [
  'admin links',
  'teams assign',
  'teams rename',
  'teams set',
  'admin round',
  'admin ingest',
  'name alias',
  'name set',
  'name reset',
  'privacy opt-out',
  'privacy opt-in',
  'admin person',
  'admin merge',
  'admin maintenance',
  'privacy delete',
  'unlink',
  'link',
  'admin posts',
  'admin config',
];
const changing =
  /^(link\.confirm|privacy\.delete|admin\.(derive|use|setaside|byrules|merge\w*|unmerge|acceptclaim|refuseclaim|persontask))$/;

const linked = { as: people.linked, permissions: manageServer };
const newcomer = { as: people.newcomer, permissions: manageServer, locale: 'de' };

const member = { as: '200000000000000004', locale: 'fr' };

const guids = Array.from({ length: 30 }, (_, index) => `C${index.toString(16).toUpperCase().padStart(7, '0')}`);
/** Values and presses of the long walk. */
export const most = {
  ofAKind: 1,
  odd: 4,
  ofARoute: 60,
  lists: 12,
  suggestions: 3,
  values: 25,
  typing: ['a', hostileName(0), hostileText(1000)],
  also: {
    date: ['today', 'yesterday', '2026-02-30', '2020-01-01', '2030-01-01'],
    month: ['February', '2020-01', '2030-01'],
    id: ['2020-Q1', '2030-Q1'],
    team: ['1', '2'],
    stat: statistics.map(({ key }) => key),
    // Without it a small community meets no button to cancel.
    task: ['delete'],
    command: [...commands.map(({ name }) => name), ...actions.keys()],
    first_players: [guids.join(','), hostileText(600)],
  },
};
/** Values and presses of a sample. */
export const fewer = {
  ...most,
  ofARoute: sessionViews.length + 1,
  values: 3,
  lists: 2,
  suggestions: 2,
  odd: 1,
  typing: [hostileName(0)],
  also: { team: ['1', '2'], task: ['delete'], first_players: guids.slice(0, 1) },
};
/** Values and presses where most answers are that there is nothing. */
export const few = { ...fewer, lists: 1, typing: [] };

async function walkAction(walk: Walk, typed: string, breadth: Breadth): Promise<void> {
  const action = actions.get(typed) as Action;
  const lines = await linesOf(typed, action, (line) => walk.suggest(line, linked), breadth);
  for (const line of lines) walk.type(line, linked);
  for (const line of lines.slice(0, 2)) walk.type(line, newcomer);
  for (const line of action.manage ? [] : lines.slice(0, 2)) walk.type(line, member);
}

async function read({ discord, database }: Bot, how: Caps & Breadth): Promise<Walk> {
  const walk = createWalk(discord, how, changing);
  for (const typed of actions.keys()) if (!writing.includes(typed)) await walkAction(walk, typed, how);
  for (const { name } of userCommands) for (const id of Object.values(people)) walk.type(`${name} <@${id}>`, linked);
  for (const locale of ['en', 'de', 'fr']) {
    for (const post of await latestPosts(database, locale)) walk.show(`post in ${locale}`, post, { ...linked, locale });
  }
  await walk.follow(3);
  return walk;
}

async function write({ discord }: Bot, how: Caps & Breadth): Promise<Walk> {
  const walk = createWalk(discord, how);
  for (const typed of writing) {
    await walkAction(walk, typed, how);
    await walk.follow(1);
  }
  return walk;
}

export interface Everything {
  players: number;
  /** The fewest payloads that Discord is sent. */
  least: number;
  how: Caps & Breadth;
  /** Routes that a community of this size cannot reach. */
  unreached: readonly string[];
}

/**
 * Types every command, presses every button and chooses every entry that a community of so many players with hostile names is offered.
 * Fails if Discord would refuse a payload, or if a command, route or session view was not reached.
 */
export async function walkEverything(bot: Bot, { players, least, how, unreached }: Everything): Promise<void> {
  if (players > 0) await addCommunity(bot.database.client, players);
  await bot.discord.ask(`/teams set first:"${hostileText(30)}" second:"W${hostileText(29)}"`, linked);
  const before = bot.log.length;
  const reading = await read(bot, how);
  const slow = bot.log.slice(before).filter(({ queries }) => Number(queries) > 1);
  expect([...new Set(slow.map(({ name }) => name))]).toEqual([]);
  const walks = [reading, await write(bot, how)];

  expect(walks.flatMap(({ failures }) => failures)).toEqual([]);
  expect(walks.reduce((sum, { steps }) => sum + steps, 0)).toBeGreaterThan(least);
  const answered = new Set(walks.flatMap((walk) => [...walk.answered]));
  const named = [...actions.keys(), ...userCommands.map(({ name }) => name)];
  expect(named.filter((name) => !answered.has(name))).toEqual([]);
  const reached = new Set(walks.flatMap((walk) => [...walk.routes.keys()]));
  expect(routes.filter((route) => !reached.has(route)).sort()).toEqual(unreached.toSorted());
  const chosen = new Set(walks.flatMap((walk) => [...walk.chosen]));
  const views = players > 0 ? sessionViews.map(({ key }) => `session.view ${key}`) : [];
  expect(views.filter((view) => !chosen.has(view))).toEqual([]);
}
