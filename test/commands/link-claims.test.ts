import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MANAGE_SERVER } from '../../simulator/discord/simulator.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId } from '../support/components.ts';
import { linkByManager } from '../support/link.ts';
import { shown } from '../support/shown.ts';

const ada = { as: '200000000000000001' };
const onlooker = { as: '200000000000000008' };
const manager = { as: '200000000000000009', permissions: MANAGE_SERVER };

let bot: Bot;
/** Two players whom nobody is linked to, the one with more kills first. */
let free: { guid: string; name: string }[];
beforeAll(async () => {
  bot = await startBot({ data: 'small' });
  free = await query(
    `select player_guid as guid, player_name(player_guid) as name from player_totals
     where player_guid not in (select et_guid from player_links) order by kills desc limit 2`,
  );
});
afterAll(() => bot.close());
beforeEach(() => query('delete from link_claims; delete from player_links where discord_id < 200000000000000100'));

const query = async (text: string, values: unknown[] = []) => (await bot.database.client.query(text, values)).rows;
const guid = (index: number) => free[index]?.guid ?? '';

async function claim(player: string, acting = ada, { discord }: Bot = bot) {
  const { message } = await discord.ask(`/link player:${player}`, acting);
  return discord.press(message?.id ?? '', customId(message, 'link.confirm'), acting);
}

const answer = async (line: string, acting: object) => shown(await bot.discord.ask(line, acting));

test('a claim is comfort: the caller is the player for what only they ask', async () => {
  await claim(guid(0));
  expect(await answer('/stats', ada)).toContain(guid(0));
  expect(await answer('/leaderboard stat:kills', ada)).toMatch(/__/);
  const stats = await bot.discord.ask(`/stats player:${guid(1)}`, ada);
  expect(customId(stats.message, 'compare')).toBeTruthy();
  expect(await answer(`/compare player1:${guid(1)}`, ada)).toContain(free[0]?.name.slice(0, 12));
  expect(await answer('/linked', ada)).toContain('You have claimed');
  expect(await answer('/privacy show', ada)).toMatch(/Claimed.* not proved yet/);
});

test('others see nothing of a claim', async () => {
  const username = 'user0001';
  const lines = [
    ...[`/linked user:<@${ada.as}>`, `/stats user:<@${ada.as}>`, `Stats <@${ada.as}>`, `/stats player:${username}`],
    ...['/players list filter:linked', '/players list filter:unlinked', `/players find name:${guid(0)}`],
    ...['/link', `/link player:${guid(0)}`, `/stats player:${guid(0)}`, '/leaderboard stat:kills'],
  ];
  const all = () => Promise.all(lines.map((line) => answer(line, onlooker)));
  const before = await all();
  await claim(guid(0));
  expect(await all()).toEqual(before);
  expect(await answer(`/linked user:<@${ada.as}>`, onlooker)).toBe(`<@${ada.as}> is not linked to a player.`);
});

test.each([
  ['/name set name:Robbed', {}],
  ['/name alias alias:Robbed', {}],
  ['/name reset', {}],
  ['/privacy opt-out', {}],
  ['/privacy opt-in', {}],
  ['/privacy delete', {}],
  ['/privacy delete', { locale: 'de' }],
  ['/privacy opt-out', { locale: 'fr' }],
])('%s needs a verified link and says how to get it %j', async (line, locale) => {
  await claim(guid(0));
  const refused = await bot.discord.ask(line, { ...ada, ...locale });
  expect(refused.problems).toEqual([]);
  expect(refused.response).toMatchObject({ data: { flags: 64 } });
  expect(shown(refused)).toMatch(/needs proof that you are|braucht es den Beweis|il faut donc prouver/);
  expect(shown(refused)).toMatch(/<\/link:\d+>/);
  const how = await bot.discord.press(refused.message?.id ?? '', customId(refused.message, 'link.start'), ada);
  expect(shown(how)).toContain('You have claimed');
});

test('one new claim a day; taking it back does not bring it forward, a manager does', async () => {
  await claim(guid(0));
  expect(await answer(`/link player:${guid(1)}`, ada)).toContain(`You have claimed **${free[0]?.name}**`);
  expect(await answer('/unlink', ada)).toContain('taken back');
  expect(await answer(`/link player:${guid(1)}`, ada)).toContain(
    'One new claim a day: your next one is possible <t:1772452800:R>',
  );
  expect(await answer('/privacy show', ada)).toContain('Only your Discord id is kept');
  await query(`update link_claims set claimed_at = claimed_at - interval '23 hours 59 minutes'`);
  expect(await answer(`/link player:${guid(1)}`, ada)).toContain('One new claim a day');
  await query(`update link_claims set claimed_at = claimed_at - interval '1 minute'`);
  expect(shown(await claim(guid(1)))).toContain(`You have claimed **${free[1]?.name}**`);
  await linkByManager(bot, ada.as, guid(0));
  expect(await answer('/linked', ada)).toContain('confirmed it');
  expect(await answer('/linked', ada)).toContain(`You are linked to **${free[0]?.name}**`);
});

test('claims sent at once from many presses are one claim', async () => {
  const asked = await Promise.all([0, 1, 0, 1].map((index) => bot.discord.ask(`/link player:${guid(index)}`, ada)));
  await Promise.all(
    asked.map(({ message }) => bot.discord.press(message?.id ?? '', customId(message, 'link.confirm'), ada)),
  );
  expect(await query('select count(*)::int from link_claims')).toEqual([{ count: 1 }]);
});

test('a claim to a hidden player does not tell when somebody else is linked to them', async () => {
  await query('insert into player_profiles (player_guid, opted_out) values ($1, true)', [guid(0)]);
  await claim(guid(0));
  const all = () => Promise.all(['/linked', '/link', '/stats', '/privacy show'].map((line) => answer(line, ada)));
  const before = await all();
  await linkByManager(bot, onlooker.as, guid(0));
  expect(await all()).toEqual(before);
  expect(before[0]).toContain('You have claimed **hidden player**');
  await query('delete from player_profiles where player_guid = $1', [guid(0)]);
});

describe('a merged GUID of somebody who opted out', () => {
  beforeAll(async () => {
    await query('insert into player_merges (from_guid, into_guid) values ($1, $2)', [guid(1), guid(0)]);
    await query('insert into player_profiles (player_guid, opted_out) values ($1, true)', [guid(0)]);
    await query('select refresh_totals()');
  });
  afterAll(async () => {
    await query('delete from player_merges');
    await query('delete from player_profiles where player_guid = $1', [guid(0)]);
  });

  test.each([false, true])('reveals neither the other GUID nor a name nor a link (linked: %s)', async (isLinked) => {
    if (isLinked) await linkByManager(bot, onlooker.as, guid(0));
    const asked = await bot.discord.ask(`/link player:${guid(1)}`, ada);
    const claimed = await claim(guid(1));
    const told = [
      JSON.stringify([asked.message, claimed.message]),
      ...(
        await Promise.all(
          ['/linked', '/link', '/stats', '/name reset', '/privacy show', '/unlink'].map((line) =>
            bot.discord.ask(line, ada),
          ),
        )
      ).map(({ message }) => JSON.stringify(message)),
    ].join('\n');
    expect(told).toContain(guid(1));
    for (const secret of [guid(0), onlooker.as, ...free.map(({ name }) => JSON.stringify(name).slice(1, -1))])
      expect(told).not.toContain(secret);
  });
});

describe('LINKING=open', () => {
  let open: Bot;
  beforeAll(async () => {
    open = await startBot({ data: 'small', vars: { LINKING: 'open' } });
  });
  afterAll(() => open.close());

  test('links at once, one new link a day, and no player twice', async () => {
    expect(shown(await claim(guid(0), ada, open))).toContain(`You are linked to **${free[0]?.name}** now`);
    const named = await open.discord.ask('/name set name:Quixote', ada);
    expect(named.message?.content).toContain('You are shown as **Quixote**');
    expect(shown(await open.discord.ask(`/link player:${guid(0)}`, onlooker))).toContain(
      `is linked to <@${ada.as}> already`,
    );
    await open.discord.ask('/unlink', ada);
    expect(shown(await open.discord.ask(`/link player:${guid(1)}`, ada))).toContain('One new claim a day');
    expect(shown(await open.discord.ask(`/link player:${guid(1)}`, { ...onlooker, context: 'dm' }))).not.toContain(
      'Are you',
    );
    const asked = await open.discord.ask(`/link player:${guid(1)} user:<@${ada.as}>`, manager);
    expect(shown(asked)).toContain(`Is <@${ada.as}>`);
  });
});
