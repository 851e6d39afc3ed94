import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { MANAGE_SERVER } from '../../simulator/discord/simulator.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId, customIds } from '../support/components.ts';
import { linkByManager } from '../support/link.ts';
import { shown } from '../support/shown.ts';

const [ada, bert] = ['200000000000000001', '200000000000000002'];
const manager = { as: '200000000000000009', permissions: MANAGE_SERVER };

let bot: Bot;
/** The three players who played last and are not linked, newest first. */
let free: { guid: string; name: string }[];
beforeAll(async () => {
  bot = await startBot({ data: 'small', vars: { DISCORD_GUILD_IDS: '300000000000000001', OPEN: 'on' } });
  const { rows } = await bot.database.client.query(
    `select player_guid as guid, player_name(player_guid) as name from player_comprehensive_stats join rounds r on r.id = round_id
     where is_valid and player_guid not in (select et_guid from player_links)
     group by player_guid order by max(played_at) desc, player_guid limit 3`,
  );
  free = rows;
});
afterAll(() => bot.close());
beforeEach(() =>
  bot.database.client.query(
    `delete from player_links where discord_id < 200000000000000010 and discord_id >= 200000000000000000;
     delete from link_claims`,
  ),
);

async function linkOf(id: string) {
  const { rows } = await bot.database.client.query(
    'select et_guid, discord_username, et_name, verified, linked_date from player_links where discord_id = $1',
    [id],
  );
  return rows[0];
}

async function claimOf(id: string) {
  const { rows } = await bot.database.client.query(
    'select guid, code, discord_username, claimed_at, outcome, told from link_claims where discord_id = $1',
    [id],
  );
  return rows[0];
}

const guid = (index: number) => free[index]?.guid ?? '';

/** Runs /link up to the confirm button. */
async function asked(who: string, player: string) {
  const outcome = await bot.discord.ask(`/link player:${player}`, { as: who });
  expect(outcome.problems).toEqual([]);
  return { id: outcome.message?.id ?? '', button: customId(outcome.message, 'link.confirm') };
}

test('one match: a private question, a button, and a claim that waits for proof', async () => {
  const before = bot.log.length;
  const outcome = await bot.discord.ask(`/link player:${guid(0)}`);
  expect(bot.log.slice(before)).toMatchObject([{ queries: 1, outcome: 'ok' }]);
  expect(outcome.response).toMatchObject({ data: { flags: 64 } });
  expect(shown(outcome)).toContain(`Are you **${free[0]?.name}** (\`${guid(0)}\`, `);
  expect(await claimOf(ada)).toBeUndefined();
  const done = await bot.discord.press(outcome.message?.id ?? '', customId(outcome.message, 'link.confirm'));
  expect(done.problems).toEqual([]);
  expect(done.message?.id).toBe(outcome.message?.id);
  expect(customIds(done.message)).toEqual([]);
  const claim = await claimOf(ada);
  expect(claim).toEqual({
    guid: guid(0),
    code: expect.stringMatching(/^[A-Z]{4}$/),
    discord_username: 'somebody',
    claimed_at: new Date('2026-03-01T12:00:00Z'),
    outcome: null,
    told: false,
  });
  expect(shown(done)).toContain(`You have claimed **${free[0]?.name}** (\`${guid(0)}\`)`);
  expect(shown(done)).toMatch(new RegExp(`with \\*\\*${claim.code}\\*\\* in your name.* until <t:1772971200:f>`));
  expect(await linkOf(ada)).toBeUndefined();
  const stats = await bot.discord.ask('/stats');
  expect(shown(stats)).toContain(guid(0));
});

test('nothing given: the three most recently active unlinked players, in a menu', async () => {
  const outcome = await bot.discord.ask('/link');
  const offered = [...JSON.stringify(outcome.message?.components).matchAll(/"value":"(\w+)"/g)].map(
    ([, value]) => value,
  );
  expect(offered).toEqual(free.map((one) => one.guid));
  const picked = await bot.discord.select(outcome.message?.id ?? '', customId(outcome.message, 'link.pick'), [guid(1)]);
  expect(picked.problems).toEqual([]);
  await bot.discord.press(outcome.message?.id ?? '', customId(picked.message, 'link.confirm'));
  expect((await claimOf(ada))?.guid).toBe(guid(1));
});

test.each(['dm', 'user-install'] as const)(
  'lookups work everywhere, new links only in the community: %s',
  async (context) => {
    expect(shown(await bot.discord.ask('/link', { context }))).toContain('in your community’s server');
    for (const line of ['/linked', '/unlink', '/name reset', '/privacy show', '/players list', '/season']) {
      const { problems, message } = await bot.discord.ask(line, { context });
      expect([line, problems]).toEqual([line, []]);
      expect(message?.content).not.toContain('Error ');
    }
  },
);

test('the button under /stats opens the same menu', async () => {
  const stats = await bot.discord.ask('/stats');
  expect(stats.message?.content).toContain('not linked');
  const opened = await bot.discord.press(stats.message?.id ?? '', customId(stats.message, 'link.start'));
  expect(opened.problems).toEqual([]);
  expect(customId(opened.message, 'link.pick')).toBeTruthy();
});

test('several matches: a menu; none: a sentence', async () => {
  const several = await bot.discord.ask('/link player:e');
  expect(customId(several.message, 'link.pick')).toBeTruthy();
  expect(several.problems).toEqual([]);
  for (const line of ['/link player:nobody-is-called-this', '/link player:%_%', `/link player:${'x'.repeat(5000)}`]) {
    const none = await bot.discord.ask(line);
    expect(none.problems).toEqual([]);
    expect(none.message?.content).toContain('No player is called');
  }
});

test('a linked caller is told so, and how to undo it; so is a caller who wants a player that is already linked', async () => {
  await linkByManager(bot, ada, guid(0));
  const again = await bot.discord.ask(`/link player:${guid(1)}`);
  expect(shown(again)).toContain(`You are linked to **${free[0]?.name}** (\`${guid(0)}\`) since`);
  expect(shown(again)).toMatch(/<\/unlink:\d+>, then <\/link:\d+> again/);
  const taken = await bot.discord.ask(`/link player:${guid(0)}`, { as: bert });
  expect(shown(taken)).toContain(`is linked to <@${ada}> already`);
  expect(shown(taken)).toMatch(/<\/unlink:\d+>, or somebody with Manage Server/);
  expect(customIds(taken.message)).toEqual([]);
  const german = await bot.discord.ask('/link', { locale: 'de' });
  expect(shown(german)).toContain('Du bist schon mit');
});

test('a button is valid for five minutes', async () => {
  const { id, button } = await asked(ada, guid(0));
  const late = (minutes: number) => Math.floor(Date.parse('2026-03-01T12:00Z') / 1000 + minutes * 60).toString(36);
  expect(button).toContain(`|t=${late(5)}`);
  for (const forged of [late(-1 / 60), 'nonsense!', '', '-1']) {
    const response = await bot.discord.raw({
      ...envelope('51'),
      data: { custom_id: button.replace(/t=[^|]*/, `t=${forged}`), component_type: 2 },
    });
    expect(await response.json()).toMatchObject({ type: 7, data: { content: expect.stringContaining('5 minutes') } });
  }
  expect(await claimOf(ada)).toBeUndefined();
  await bot.discord.press(id, button);
  expect(await claimOf(ada)).toBeDefined();
});

const envelope = (id: string) => ({
  id,
  application_id: '1',
  token: 'token',
  version: 1,
  type: 3,
  message: { flags: 64 },
  guild_id: '300000000000000001',
  member: { user: { id: ada, username: 'somebody' }, permissions: '0' },
});

test('the same press delivered twice claims once and gets the same reply', async () => {
  const { button } = await asked(ada, guid(0));
  const press = { ...envelope('520000000000000001'), data: { custom_id: button, component_type: 2 } };
  const answers = await Promise.all(
    [bot.discord.raw(press), bot.discord.raw(press)].map(async (one) => (await one).json()),
  );
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]).toMatchObject({ data: { content: expect.stringContaining('You have claimed') } });
});

test('a manager links two people to one player at once: one is linked, the other press gets a sentence', async () => {
  const [one, other] = [ada, bert].map((user) => bot.discord.ask(`/link player:${guid(0)} user:${user}`, manager));
  const race = await Promise.all(
    [await one, await other].map((outcome) =>
      bot.discord.press(outcome?.message?.id ?? '', customId(outcome?.message ?? null, 'link.confirm'), manager),
    ),
  );
  expect(race.map((outcome) => / now\. /.test(shown(outcome))).sort()).toEqual([false, true]);
  expect(race.map((outcome) => /is linked to <@\d+> already/.test(shown(outcome))).sort()).toEqual([false, true]);
});

test('two claim one player at once: both wait, each with a code of their own', async () => {
  const [one, other] = [await asked(ada, guid(0)), await asked(bert, guid(0))];
  const race = await Promise.all([
    bot.discord.press(one.id, one.button, { as: ada }),
    bot.discord.press(other.id, other.button, { as: bert }),
  ]);
  expect(race.map((outcome) => shown(outcome).includes('You have claimed'))).toEqual([true, true]);
  const codes = [(await claimOf(ada)).code, (await claimOf(bert)).code];
  expect(new Set(codes).size).toBe(2);
});

test('two claims of one person at once: one waits, and both replies are about that one', async () => {
  const both = [await asked(ada, guid(0)), await asked(ada, guid(1))];
  const results = await Promise.all(both.map(({ id, button }) => bot.discord.press(id, button)));
  const claimed = (await claimOf(ada)).guid;
  for (const outcome of results) expect(shown(outcome)).toContain(`(\`${claimed}\`)`);
});

test('another user’s button links nobody', async () => {
  const { button } = await asked(ada, guid(0));
  const response = await bot.discord.raw({
    ...envelope('53'),
    member: { user: { id: bert, username: 'bert' }, permissions: '0' },
    data: { custom_id: button, component_type: 2 },
  });
  expect(await response.json()).toMatchObject({
    type: 4,
    data: { flags: 64, content: expect.stringContaining(`<@${ada}>`) },
  });
  expect([await claimOf(ada), await claimOf(bert)]).toEqual([undefined, undefined]);
});

test('a forged player of a confirm button is refused', async () => {
  const { button } = await asked(ada, guid(0));
  const response = await bot.discord.raw({
    ...envelope('54'),
    data: { custom_id: button.replace(guid(0), 'FFFFFFFF'), component_type: 2 },
  });
  expect(await response.json()).toMatchObject({ data: { content: expect.stringContaining('out of date') } });
  expect(await claimOf(ada)).toBeUndefined();
});

test('managers link and unlink others; members, and managers elsewhere, do not', async () => {
  const line = `/link player:${guid(0)} user:${bert}`;
  for (const acting of [
    {},
    { permissions: MANAGE_SERVER, context: 'user-install' as const },
    { context: 'dm' as const },
  ]) {
    expect((await bot.discord.ask(line, acting)).message?.content).toContain('Manage Server');
    expect((await bot.discord.ask(`/unlink user:${bert}`, acting)).message?.content).toContain('Manage Server');
  }
  const outcome = await bot.discord.ask(line, manager);
  expect(shown(outcome)).toContain(`Is <@${bert}> **`);
  const done = await bot.discord.press(outcome.message?.id ?? '', customId(outcome.message, 'link.confirm'), manager);
  expect(done.problems).toEqual([]);
  expect(shown(done)).toContain(`<@${bert}> is linked to **${free[0]?.name}** now`);
  expect(await linkOf(bert)).toMatchObject({ et_guid: guid(0), discord_username: 'user0002' });
  expect(await linkOf(manager.as)).toBeUndefined();
  const linked = await bot.discord.ask(`/linked user:${bert}`);
  expect(shown(linked)).toMatch(new RegExp(`<@${bert}> is linked to .*${guid(0)}.* since <t:1772366400:D>`));
  const gone = await bot.discord.ask(`/unlink user:${bert}`, manager);
  expect(shown(gone)).toContain('no longer linked');
  expect(await linkOf(bert)).toBeUndefined();
});

test('/unlink removes the link and keeps the statistics', async () => {
  await linkByManager(bot, ada, guid(0));
  const before = shown(await bot.discord.ask(`/stats player:${guid(0)}`));
  expect(shown(await bot.discord.ask('/linked'))).toContain(`You are linked to **${free[0]?.name}**`);
  const gone = await bot.discord.ask('/unlink');
  expect(gone.response).toMatchObject({ data: { flags: 64 } });
  expect(shown(gone)).toContain(`no longer linked to **${free[0]?.name}**`);
  expect(await linkOf(ada)).toBeUndefined();
  expect(shown(await bot.discord.ask(`/stats player:${guid(0)}`))).toBe(before);
  for (const line of ['/unlink', '/linked']) {
    const none = await bot.discord.ask(line);
    expect(none.message?.content).toContain('not linked');
    expect(customId(none.message, 'link.start')).toBeTruthy();
  }
});

test('when everybody is linked, or nobody ever played, /link says so', async () => {
  const empty = await startBot({ data: 'empty' });
  const { message, problems } = await empty.discord.ask('/link');
  await empty.close();
  expect(problems).toEqual([]);
  expect(message?.content).toMatch(/<\/link:\d+> with a name or GUID as `player`/);
});
