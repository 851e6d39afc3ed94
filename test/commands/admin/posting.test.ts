import { afterAll, beforeAll, expect, test } from 'vitest';
import { manageServer } from '../../support/bot.ts';
import { customId } from '../../support/components.ts';
import type { PostingBot } from '../../support/posts/posting-bot.ts';
import { playedMatches, startPostingBot } from '../../support/posts/posting-bot.ts';
import { advance } from '../../support/test-clock.ts';

let bot: PostingBot;
beforeAll(async () => {
  bot = await startPostingBot();
});
afterAll(() => bot.close());

type Outcome = Awaited<ReturnType<PostingBot['manage']>>;

const manager = { permissions: manageServer };

/** Returns what the settings say of the channel. */
function ofChannel({ message, problems }: Outcome): string {
  expect(problems).toEqual([]);
  return message?.embeds[0]?.fields?.[0]?.value ?? '';
}

async function testPost(): Promise<string> {
  const { message } = await bot.manage('/admin config');
  const outcome = await bot.discord.press(message?.id ?? '', customId(message, 'testpost'), manager);
  expect(outcome.problems).toEqual([]);
  expect(Number(outcome.message?.flags) & 64).toBe(64);
  return outcome.message?.content ?? '';
}

test.each([
  ['en-US', 'it lacks Send Messages, Embed Links.'],
  ['de', 'Ihm fehlt: Nachrichten senden, Links einbetten.'],
  ['fr', 'Il lui manque : Envoyer des messages, Intégrer des liens.'],
])('setting a channel names at once what the bot lacks there, in %s', async (locale, said) => {
  const { id } = bot.discord.channels.add('quiet');
  bot.discord.channels.deny(id, 'Send Messages', 'Embed Links');
  const asked = { ...manager, locale };
  const set = ofChannel(await bot.discord.ask(`/admin config channel:${id}`, asked)).replaceAll('\u00a0', ' ');
  expect(set).toContain(`<#${id}>`);
  expect(set).toContain(said);
  bot.discord.channels.allow(id, 'Send Messages', 'Embed Links');
  expect(ofChannel(await bot.discord.ask('/admin config', asked))).toBe(`<#${id}>`);
});

test('a channel that the bot does not see lacks View Channel; one that is gone is not stored', async () => {
  const { id } = bot.discord.channels.add('secret');
  bot.discord.channels.deny(id, 'View Channel');
  expect(ofChannel(await bot.manage(`/admin config channel:${id}`))).toContain('lacks View Channel.');
  bot.discord.channels.remove(id);
  expect(ofChannel(await bot.manage('/admin config'))).toContain('finds no such channel');
  await bot.manage(`/admin config channel:${bot.channelId}`);
  const { message } = await bot.manage(`/admin config channel:${id}`);
  expect(message?.content).toContain('Nothing was changed.');
  expect(ofChannel(await bot.manage('/admin config'))).toBe(`<#${bot.channelId}>`);
});

test('of the channel in which the command is typed Discord has told the permissions already', async () => {
  const here = bot.discord.channels.list().find(({ name }) => name === 'stats')?.id ?? '';
  bot.discord.channels.deny(here, 'Embed Links');
  const before = bot.discord.calls.length;
  expect(ofChannel(await bot.manage(`/admin config channel:${here}`))).toContain('lacks Embed Links.');
  // A slow reply is completed by a request, too.
  expect(bot.discord.calls.slice(before).filter(({ path }) => !path.startsWith('/webhooks/'))).toEqual([]);
  bot.discord.channels.allow(here, 'Embed Links');
  await bot.manage(`/admin config channel:${bot.channelId}`);
});

test('the test post is a real message; when it fails, the reply says what is missing', async () => {
  expect(await testPost()).toContain(`Sent to <#${bot.channelId}>`);
  expect(bot.messages().map(({ embeds }) => embeds[0]?.title)).toEqual(['🧪 Test post']);
  bot.discord.channels.deny(bot.channelId, 'Send Messages');
  expect(await testPost()).toContain('it lacks Send Messages.');
  bot.discord.channels.allow(bot.channelId, 'Send Messages');
  expect(bot.messages()).toHaveLength(1);
});

test('of a channel whose posts wait one manager is told once, until a test post shows that it is mended', async () => {
  const { client } = bot.database;
  await client.query(
    `insert into post_channels (channel, trouble, said, since, wait_until, failures) values ($1, 'forbidden', 'x', '2026-02-01', '2026-02-01T06:00Z', 2)
     on conflict (channel) do update set trouble = excluded.trouble, since = excluded.since, wait_until = excluded.wait_until, failures = 2`,
    [bot.channelId],
  );
  await bot.manage('/admin posts kind:match on:true'); // lets this isolate read the settings again
  const told = (outcome: Outcome) =>
    (outcome.message?.embeds ?? []).filter(({ description = '' }) => description.includes('Posts wait since'));
  expect(told(await bot.discord.ask('/ping'))).toEqual([]);
  expect(told(await bot.manage('/admin metrics'))).toHaveLength(1);
  expect(told(await bot.manage('/admin metrics'))).toEqual([]);
  await testPost();
  const rows = await bot.rows('select trouble, wait_until, failures from post_channels where channel = $1', [
    bot.channelId,
  ]);
  expect(rows).toEqual([{ trouble: null, wait_until: null, failures: 0 }]);
});

/** Returns what /admin posts shows, and the message. */
async function posts(options: string, asked: object = manager) {
  const { message, problems } = await bot.discord.ask(`/admin posts ${options}`, { ...manager, ...asked });
  expect(problems).toEqual([]);
  return { message, said: message?.content ?? '', shown: message?.embeds[0]?.description ?? '' };
}

test('each kind has a switch and a channel of its own, else the channel for all', async () => {
  const { id } = bot.discord.channels.add('evenings');
  bot.discord.channels.deny(id, 'Embed Links');
  const set = await posts(`kind:evening on:true channel:${id}`);
  expect(set.said).toBe('Saved.');
  expect(set.shown.split('\n')).toEqual([
    `🟢 The evening, after its end: <#${id}>`,
    expect.stringContaining(`cannot post in <#${id}>: it lacks Embed Links.`),
  ]);
  bot.discord.channels.allow(id, 'Embed Links');
  expect((await posts('kind:ranking on:true stat:kd size:5 period:30d')).shown).toBe(
    `🟢 Live ranking: <#${bot.channelId}> · K/D · 5\u00a0players · Last 30 days`,
  );
  expect((await posts('kind:digest on:true hour:18')).shown).toBe(`🟢 Weekly digest: <#${bot.channelId}> · at 18:00`);
  const all = [
    `🟢 Every map as it is played: <#${bot.channelId}>`,
    `🟢 The evening, after its end: <#${id}>`,
    `🟢 Live ranking: <#${bot.channelId}> · K/D · 5\u00a0players · Last 30 days`,
    '⚪ On this day, milestones: off',
    `🟢 Weekly digest: <#${bot.channelId}> · at 18:00`,
  ].join('\n');
  expect((await posts('')).shown).toBe(all);
  const { message } = await bot.manage('/admin config');
  expect(message?.embeds[0]?.fields?.[3]?.value).toBe(all);

  const tests = (channelId?: string) =>
    bot.messages(channelId).filter(({ embeds }) => embeds[0]?.title === '🧪 Test post');
  const before = tests().length;
  const [here, there] = (await testPost()).split('\n');
  expect([here, there]).toEqual([
    expect.stringContaining(`Sent to <#${bot.channelId}>`),
    expect.stringContaining(`Sent to <#${id}>`),
  ]);
  expect(tests().length).toBe(before + 1);
  expect(tests(id).map(({ embeds }) => embeds[0]?.description)).toEqual([
    'Here the bot posts: The evening, after its end.',
  ]);

  // The channel for all kinds again: from now on it follows that.
  await posts(`kind:evening channel:${bot.channelId}`);
  expect(await bot.rows("select channel from post_settings where kind = 'evening'")).toEqual([{ channel: null }]);
  for (const kind of ['evening', 'ranking', 'digest']) await posts(`kind:${kind} on:false`);
  expect((await posts('')).shown.match(/: off/g)).toHaveLength(4);
});

test.each([
  ['on:true', 'Which posts? Choose a `kind`'],
  ['kind:match hour:3', '`hour` is only for: On this day, milestones, Weekly digest. Nothing was changed.'],
  ['kind:digest size:3', '`size` is only for: Live ranking. Nothing was changed.'],
  ['kind:ranking on:true stat:luck', 'Nothing was changed.'],
  ['kind:match on:true channel:<#400000000000000404>', 'Nothing was changed.'],
])('/admin posts %s is refused, and nothing changes', async (options, said) => {
  const before = await bot.rows('select * from post_settings order by kind');
  expect((await posts(options)).said).toContain(said);
  expect(await bot.rows('select * from post_settings order by kind')).toEqual(before);
});

test('with a token that Discord refuses the settings say so', async () => {
  const stale = await startPostingBot({ DISCORD_TOKEN: bot.discord.token.replace(/.$/, '0') });
  const said = ofChannel(await stale.manage('/admin config'));
  await stale.close();
  expect(said).toContain('refuses the bot’s token');
});

test('a job that keeps failing is said once in the channel for managers', async () => {
  const failing = await startPostingBot();
  const { id } = failing.discord.channels.add('managers');
  await failing.manage(`/admin config admin_channel:${id}`);
  await failing.rows('alter function claim_posts rename to claim_posts_gone');
  const [round] = playedMatches('failing', 1).flat();
  if (!round) throw new Error('No round');
  await failing.send(round);
  const ran: string[] = [];
  // The first alarm may come a moment after the upload was answered.
  for (let minute = 0; minute < 30 && ran.length < 5; minute += 1) {
    ran.push(...(await advance(failing, 60_000)).ran.map(({ job, outcome }) => `${job} ${outcome}`));
  }
  const said = failing.messages(id).map(({ embeds }) => embeds[0]?.description);
  await failing.close();
  expect(ran.slice(0, 3)).toEqual(['deliver error', 'deliver error', 'deliver error']);
  expect(said).toEqual([expect.stringContaining('`deliver` has failed 3 times in a row')]);
}, 60_000);
