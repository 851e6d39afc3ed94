import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Place } from '../../simulator/discord/places.ts';
import type { Acting } from '../../simulator/discord/simulator.ts';
import { MANAGE_SERVER } from '../../simulator/discord/simulator.ts';
import { actionsOf } from '../../src/commands/command.ts';
import { commands } from '../../src/commands/index.ts';
import { registration } from '../../src/commands/registration.ts';
import { encodeCustomId } from '../../src/discord/custom-id.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId, customIds } from '../support/components.ts';
import { forgedPress } from '../support/forged-press.ts';
import { sample } from '../support/sample.ts';
import { shown } from '../support/shown.ts';

const community = '300000000000000001';
const stranger = '200000000000000077';
const onlooker = '200000000000000078';
const manager = { as: '200000000000000009', permissions: MANAGE_SERVER };

let bot: Bot;
let guids: string[];
/** Some of all players: those with accounts that the tests forge presses for, and a few others. */
let victims: string[];
let linked: Player[];
beforeAll(async () => {
  bot = await startBot({ data: 'small', vars: { DISCORD_GUILD_IDS: community } });
  // Discord would not even offer these commands to members. A bot must not rely on that.
  bot.discord.register(registration().map((command) => ({ ...command, default_member_permissions: null })));
  guids = (await query('select player_guid as guid from player_totals order by player_guid')).map(({ guid }) => guid);
  linked = await query('select discord_id::text as id, et_guid as guid from player_links order by discord_id');
  const owners = linked.slice(0, 2).map(({ guid }) => guid);
  const isLinked = (guid: string) => linked.some((one) => one.guid === guid);
  const others = guids.filter((guid) => !owners.includes(guid));
  victims = [
    ...owners,
    ...sample(others.filter(isLinked), 1),
    ...sample(
      others.filter((guid) => !isLinked(guid)),
      2,
    ),
  ];
  await query('insert into player_profiles (player_guid, opted_out) values ($1, true)', [linked[1]?.guid]);
});
afterAll(() => bot.close());

const query = async (text: string, values: unknown[] = []) => (await bot.database.client.query(text, values)).rows;

/** What only its owner sees: claims, their codes, which requests wrote, and how long requests took. */
const private_ = ['link_claims', 'link_codes', 'handled_interactions', 'metrics'];

/** Returns all that is stored but for claims, by table, and what an onlooker sees of the stranger and of the players. */
async function seenByOthers(): Promise<Record<string, unknown>> {
  const tables = await query(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all ($1)`,
    [private_],
  );
  const seen: Record<string, unknown> = {};
  for (const { name } of tables) {
    const [row] = await query(
      `select count(*)::int as rows, md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) as hash from "${name}" as t`,
    );
    seen[name] = row;
  }
  const lines = [
    ...[
      '/players list',
      '/players list filter:linked',
      '/players list filter:unlinked',
      '/leaderboard',
      '/last',
      '/link',
    ],
    ...[`/linked user:<@${stranger}>`, `/stats user:<@${stranger}>`, 'Stats @crook', '/stats player:crook'],
    ...[
      '/players find name:crook',
      ...guids.slice(0, 6).flatMap((guid) => [`/stats player:${guid}`, `/link player:${guid}`]),
    ],
    ...linked.map(({ id }) => `/linked user:<@${id}>`),
  ];
  for (const line of lines) {
    const outcome = await bot.discord.ask(line.replace('@crook', `<@${stranger}>`), { as: onlooker });
    seen[line] = [shown(outcome), (JSON.stringify(outcome.message?.components) ?? '').replace(/\|t=\w+/g, '')];
  }
  const { choices } = await bot.discord.autocomplete('/stats player:crook', { as: onlooker });
  return { ...seen, choices };
}

/** Sends a line and presses every button of the answer, and of the answers to these, three deep. */
async function pressAll(line: string, acting: Acting): Promise<void> {
  const { message, problems } = await bot.discord.ask(line, acting);
  expect([line, problems]).toEqual([line, []]);
  for (let depth = 0, current = message; current && depth < 3; depth++) {
    const ids = customIds(current).filter((id) => !/cancel|pick|page|list/.test(id));
    current = null;
    for (const id of ids) {
      const pressed = await bot.discord.press(message?.id ?? '', id, acting).catch(() => undefined);
      current = pressed?.message ?? current;
    }
  }
}

interface Player {
  id: string;
  guid: string;
}

interface Forged {
  route: string;
  as: string;
  args: Record<string, string>;
  /** Values of a select. */
  values?: string[];
  place: Place;
}

/** Presses a button that the bot never showed, in a server of the community, in a foreign one, or in a direct message. */
async function forge({ route, as, args, values = [], place }: Forged) {
  const isHome = place === 'guild';
  const press = {
    as,
    guild: place === 'dm' ? undefined : isHome ? community : '300000000000000099',
    permissions: isHome ? '0' : '32',
    data: { custom_id: encodeCustomId({ route, owner: as, args }), component_type: values.length > 0 ? 3 : 2, values },
  };
  const response = await bot.discord.raw(forgedPress(press));
  expect([route, response.status]).toEqual([route, 200]);
}

const soon = Math.floor(Date.parse('2026-03-01T12:04:00Z') / 1000).toString(36);
const routes = commands.flatMap(({ name, components = {} }) =>
  Object.keys(components).map((action) => `${name}.${action}`),
);

/** Presses every button of what can be changed, with forged words that name the victim. */
async function forgeAll(as: string, { id, guid }: Player, place: Place): Promise<void> {
  const into = guids[0] ?? '';
  const words = [
    ...[
      { u: id, g: guid, t: soon },
      { u: as, g: guid, t: soon },
      { u: id, g: guid, sure: 'y' },
    ],
    ...[{ from: guid, into, until: soon }, { guid }, { id: '1' }],
  ];
  for (const route of routes.filter((name) => /^(link|name|privacy|admin|teams)\./.test(name))) {
    const forged = /^(admin|teams)\./.test(route) ? words : words.slice(0, 3);
    await Promise.all(forged.map((args) => forge({ route, as, args, place })));
    await forge({ route, as, args: {}, values: [guid], place });
  }
}

/** Everything that a player can do to what belongs to them, and a manager to what belongs to others. */
const changes = (victim: Player) => [
  ...['/name set name:Robbed', '/name reset', '/privacy opt-out', '/privacy opt-in', '/privacy delete'],
  ...[`/link player:${victim.guid} user:<@${victim.id}>`, `/link player:${victim.guid} user:<@${stranger}>`],
  `/unlink user:<@${victim.id}>`,
];

const managing = commands.flatMap(actionsOf).flatMap(([, { manage, examples }]) => (manage ? examples : []));

test.each([...sample(['dm', 'user-install'] as const, 1), 'guild'] as const)(
  'a stranger changes nothing that others see: %s',
  async (context) => {
    const before = await seenByOthers();
    const permissions = context === 'user-install' ? MANAGE_SERVER : undefined;
    const acting = (as: string): Acting => ({ as, context, ...(permissions && { permissions }) });
    for (const guid of victims) {
      const index = guids.indexOf(guid);
      // One account may claim one player a day, so every player is claimed by an account of their own.
      const as = index === 0 ? stranger : String(BigInt(stranger) + BigInt(100 + index));
      const owner = linked.find((one) => one.guid === guid);
      await pressAll(`/link player:${guid}`, acting(as));
      for (const line of changes({ id: owner?.id ?? onlooker, guid })) await pressAll(line, acting(as));
      const { choices = [] } = await bot.discord.autocomplete('/name alias alias:', acting(as));
      expect(choices).toEqual([]);
      await pressAll(`/name alias alias:${guid}`, acting(as));
      if (owner && linked.indexOf(owner) < (context === 'guild' ? 2 : 1)) await forgeAll(as, owner, context);
    }
    for (const line of managing) await pressAll(line, acting(stranger));
    expect(await seenByOthers()).toEqual(before);
    const [{ claims }] = (await query('select count(*)::int as claims from link_claims')) as [{ claims: number }];
    expect(claims > 0).toBe(context === 'guild');
  },
  120_000,
);

/** Presses what belongs to somebody else: their buttons, and those of managers. */
async function forgeOthers(as: string, { id, guid }: Player): Promise<void> {
  const words = [
    { u: id, g: guid, t: soon },
    { u: id, g: guid, sure: 'y' },
    { from: guid, into: guids[0] ?? '', until: soon },
  ];
  for (const route of routes.filter((name) => /^(link|privacy|admin|teams)\./.test(name)))
    await Promise.all(words.map((args) => forge({ route, as, args, place: 'guild' })));
}

test('a linked player changes nothing of others', async () => {
  const before = await seenByOthers();
  const [me, ...others] = linked as [Player, ...Player[]];
  const acting = { as: me.id };
  for (const { id, guid } of others) {
    for (const line of [`/link player:${guid}`, `/link player:${guid} user:<@${id}>`, `/unlink user:<@${id}>`])
      await pressAll(line, acting);
    const [alias] = await query(
      'select alias from player_aliases where guid = $1 and alias not in (select alias from player_aliases where guid = $2)',
      [guid, me.guid],
    );
    if (alias) await pressAll(`/name alias alias:"${alias.alias.replaceAll('"', '')}"`, acting);
  }
  for (const other of others.slice(0, 3)) await forgeOthers(me.id, other);
  for (const line of managing) await pressAll(line, acting);
  expect(await seenByOthers()).toEqual(before);
}, 120_000);

test('once a manager verifies the link, the same commands do change it', async () => {
  const before = await seenByOthers();
  let { message } = await bot.discord.ask('/admin links', manager);
  // A player who is linked stays with their account: a manager can accept the claim to another one only.
  const isFree = (id: string) => id.includes('admin.acceptclaim') && linked.every(({ guid }) => !id.includes(guid));
  while (!customIds(message).some(isFree))
    ({ message } = await bot.discord.press(message?.id ?? '', customId(message, 'at=next'), manager));
  const accept = customIds(message).find(isFree) ?? '';
  const [, as = ''] = /\|u=(\d+)/.exec(accept) ?? [];
  await bot.discord.press(message?.id ?? '', accept, manager);
  const { message: named } = await bot.discord.ask('/name set name:Robbed', { as });
  expect(named?.content).toContain('You are shown as **Robbed**');
  const after = await seenByOthers();
  expect(after.player_links).not.toEqual(before.player_links);
  expect(after.player_profiles).not.toEqual(before.player_profiles);
});
