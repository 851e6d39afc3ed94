import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Acting } from '../../simulator/discord/simulator.ts';
import type { Bot } from '../support/bot.ts';
import { manageServer, startBot } from '../support/bot.ts';
import { customId } from '../support/components.ts';
import { shown } from '../support/shown.ts';

const stranger = '900000000000000001';
const claimant = '900000000000000002';
const sentence =
  /^This bot answers in the servers of its community, and in direct messages those who have used `\/link` there\.$/;

let bot: Bot;
let linked: string;
beforeAll(async () => {
  bot = await startBot({ data: 'small' });
  const { rows } = await bot.database.client.query(
    'select discord_id::text as id from player_links order by 1 limit 1',
  );
  linked = rows[0].id;
  await bot.database.client.query(
    `insert into link_codes (code, guid, issued_at) values ('QXZV', 'AAAAAAA1', now());
    insert into link_claims (discord_id, discord_username, guid, code, claimed_at) values (${claimant}, 'c', 'AAAAAAA1', 'QXZV', now())`,
  );
});
afterAll(() => bot.close());

const foreign: [string, Acting][] = [
  ['another server', { context: 'other-guild' }],
  ['another server, for its manager', { context: 'other-guild', permissions: manageServer }],
  ['another server where only the user has the app', { context: 'user-install' }],
];

describe.each(foreign)('in %s', (_where, place) => {
  test('commands and the user menu get one sentence that only the caller sees, without a query', async () => {
    for (const as of [stranger, linked]) {
      for (const line of ['/stats', '/ping', '/help', '/link', '/privacy show', `Stats <@${linked}>`]) {
        const { response, message, problems } = await bot.discord.ask(line, { ...place, as });
        expect(problems).toEqual([]);
        expect(message?.content).toMatch(sentence);
        expect(response).toMatchObject({ type: 4, data: { flags: 64, embeds: [], components: [] } });
        expect(bot.log.at(-1)).toMatchObject({ outcome: 'refused', queries: 0 });
      }
    }
  });

  test('suggestions are empty', async () => {
    const { choices, problems } = await bot.discord.autocomplete('/stats player:a', { ...place, as: linked });
    expect([choices, problems]).toEqual([[], []]);
  });

  test('a button does nothing', async () => {
    const { message } = await bot.discord.ask('/leaderboard', { as: linked });
    const pressed = await bot.discord.press(message?.id ?? '', customId(message, 'at=next'), { ...place, as: linked });
    expect(pressed.response).toMatchObject({ type: 4, data: { flags: 64 } });
    expect(pressed.message?.content).toMatch(sentence);
    expect(bot.discord.message(message?.id ?? '')?.embeds).toEqual(message?.embeds);
  });
});

test('the sentence is in the caller’s language', async () => {
  const said = async (locale: string) =>
    (await bot.discord.ask('/stats', { context: 'other-guild', locale, guildLocale: 'en-US' })).message?.content;
  expect([await said('de'), await said('fr')]).toEqual([
    'Dieser Bot antwortet auf den Servern seiner Community, und in Direktnachrichten allen, die dort `/link` benutzt haben.',
    'Ce bot répond sur les serveurs de sa communauté, et en message privé à qui y a utilisé `/link`.',
  ]);
});

describe('in direct messages', () => {
  test('a stranger gets the sentence and no suggestions, and changes nothing', async () => {
    const acting = { context: 'dm', as: stranger } as const;
    for (const line of ['/stats', '/help', '/link player:a', '/name set name:Robber', `Stats <@${linked}>`])
      expect(shown(await bot.discord.ask(line, acting))).toContain('This bot answers in the servers of its community');
    expect((await bot.discord.autocomplete('/stats player:a', acting)).choices).toEqual([]);
    const { rows } = await bot.database.client.query(`select from link_claims where discord_id = ${stranger}`);
    expect(rows).toEqual([]);
  });

  test.each([
    ['a linked person', () => linked],
    ['a person whose claim waits', () => claimant],
  ])('%s gets an answer, suggestions and buttons', async (_who, id) => {
    const acting = { context: 'dm', as: id() } as const;
    const { message, problems } = await bot.discord.ask('/leaderboard', acting);
    expect([problems, message?.embeds[0]?.title]).toEqual([[], 'Kills · all time']);
    const pressed = await bot.discord.press(message?.id ?? '', customId(message, 'at=next'), acting);
    expect([pressed.problems, pressed.response?.type]).toEqual([[], 7]);
    expect((await bot.discord.autocomplete('/stats player:a', acting)).choices).not.toEqual([]);
  });
});

test('who installed the app for themselves is answered in the community’s server', async () => {
  const response = await bot.discord.raw({
    id: '5',
    token: 'token',
    type: 2,
    guild_id: bot.discord.guildId,
    member: { user: { id: stranger, username: 'x' }, permissions: '0' },
    authorizing_integration_owners: { 1: stranger },
    data: { name: 'ping', type: 1 },
  });
  expect(await response.json()).toMatchObject({ data: { embeds: [{ title: 'Pong' }] } });
});

describe('without DISCORD_GUILD_IDS', () => {
  let unset: Bot;
  beforeAll(async () => {
    unset = await startBot({ data: 'empty', vars: { DISCORD_GUILD_IDS: '' } });
  });
  afterAll(() => unset.close());
  const hint = 'Not set up yet: set DISCORD_GUILD_IDS; this server is `300000000000000001`.';

  test('/ping and /help answer, and say which id to set', async () => {
    const { message, problems } = await unset.discord.ask('/ping');
    expect([problems, message?.content, message?.embeds[0]?.title]).toEqual([[], hint, 'Pong']);
    const help = await unset.discord.ask('/help');
    expect(help.message?.content).toBe(hint);
    expect(help.message?.embeds[0]?.description).toContain('/ping');
    const group = await unset.discord.select(help.message?.id ?? '', customId(help.message, 'help.group'), ['You']);
    expect([group.problems, group.message?.content]).toEqual([[], hint]);
  });

  test('everything else says only that', async () => {
    for (const line of ['/stats', '/leaderboard', '/link player:a', 'Stats <@200000000000000001>']) {
      const { message, response } = await unset.discord.ask(line, { permissions: manageServer });
      expect([message?.content, message?.embeds]).toEqual([hint, []]);
      expect(response).toMatchObject({ data: { flags: 64 } });
    }
    expect((await unset.discord.autocomplete('/stats player:a')).choices).toEqual([]);
    expect(shown(await unset.discord.ask('/stats', { context: 'dm' }))).toContain('which /ping tells you there');
  });
});

test('OPEN=on answers everybody everywhere', async () => {
  const open = await startBot({ data: 'empty', vars: { DISCORD_GUILD_IDS: '', OPEN: 'on' } });
  for (const context of ['guild', 'other-guild', 'user-install', 'dm'] as const) {
    const { message } = await open.discord.ask('/ping', { context });
    expect([message?.content, message?.embeds[0]?.title]).toEqual(['', 'Pong']);
  }
  await open.close();
});
