import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { WrittenRound } from '../../demo/round-files/generate.ts';
import { manageServer } from '../support/bot.ts';
import { customId } from '../support/components.ts';
import { embedText } from '../support/embed.ts';
import { linkByManager } from '../support/link.ts';
import { eveningAt } from '../support/posts/evenings-played.ts';
import type { GameServer, PostingBot } from '../support/posts/posting-bot.ts';
import { startPostingBot } from '../support/posts/posting-bot.ts';

const minute = 60_000;
const hour = 60 * minute;
const post = 'POST /channels/:channel/messages';

let bot: PostingBot;
let nowMs = Date.parse('2026-02-01T00:00:00Z');
beforeAll(async () => {
  bot = await startPostingBot({ CHARTS_KEY: 'k'.repeat(32), PAGES: 'on' });
  await bot.manage('/admin posts kind:match on:false');
  await bot.manage('/admin posts kind:evening on:true');
});
afterAll(() => bot.close());

let channelId: string;
let seeds = 0;
/** Every test has a channel and sessions of its own, hours after those before. */
beforeEach(async () => {
  await at(nowMs + 3 * hour);
  channelId = bot.discord.channels.add('evenings').id;
  await bot.manage(`/admin config channel:${channelId}`);
  bot.requests();
});

/** Moves the clocks to an instant. What becomes due meanwhile runs at its time. */
async function at(ms: number): Promise<void> {
  const byMs = ms - nowMs;
  if (byMs <= 0) return;
  await bot.pass(Math.min(byMs, 5000));
  if (byMs > 5000) await bot.jump(byMs - 5000);
  nowMs = ms;
}

/** Returns an evening that begins now. */
function evening(options?: Parameters<typeof eveningAt>[2]): WrittenRound[] {
  seeds += 1;
  return eveningAt(`evening ${seeds}`, nowMs + 5 * minute, options);
}

/** Uploads rounds, each when it has ended. */
async function play(rounds: readonly WrittenRound[], server?: GameServer): Promise<void> {
  for (const round of rounds) {
    await at(round.endedAt);
    await bot.send(round, server);
  }
}

const lastOf = (rounds: readonly WrittenRound[]) => rounds.at(-1)?.endedAt ?? 0;
const messages = () => bot.messages(channelId);
const text = (message: APIMessage | undefined = messages()[0]) => embedText({ message: message ?? null });

test('an hour after the last round comes one message with picture; a late round edits it; its buttons answer', async () => {
  const rounds = evening({ matches: 3 });
  const [late, ...inTime] = [rounds[3], ...rounds.filter((_, index) => index !== 3)];
  await play(inTime);
  await at(lastOf(rounds) + 60 * minute - 1000);
  expect(bot.requests()).toEqual([]);
  await at(lastOf(rounds) + 60 * minute + 1000);
  const [message] = messages();
  expect(text()).toContain('🌙');
  expect(text()).toMatch(/Sun Feb 1 · 3 maps · [1h\d ]+ min/);
  const [embed] = message?.embeds ?? [];
  expect(embed?.url).toMatch(`${bot.url}/s/`);
  expect((await fetch(embed?.image?.url ?? '')).headers.get('content-type')).toBe('image/png');
  expect((embed?.image as { description?: string } | undefined)?.description).toContain('3\u00a0maps');

  if (late) await bot.send(late);
  await at(nowMs + 10_000);
  expect(bot.requests()).toEqual(['POST 200', 'PATCH 200']);
  expect(messages().map(({ id }) => id)).toEqual([message?.id]);
  await at(nowMs + 5 * hour);
  expect(bot.requests()).toEqual([]);

  const [guid = ''] = [...(rounds[0]?.truth.keys() ?? [])];
  const ada = '200000000000000777';
  const pressed = (action: string, as: string) =>
    bot.discord.press(message?.id ?? '', customId(messages()[0] ?? null, `evening.${action}`), { as });
  expect((await pressed('me', ada)).message?.content).toContain('/link');
  await linkByManager(bot, ada, guid);
  const own = await pressed('me', ada);
  expect(Number(own.message?.flags) & 64).toBe(64);
  expect(embedText(own)).toMatch(/🌙 Sun Feb 1.*· \d rounds.*K\/D \*\*\d/s);
  expect(embedText(await pressed('awards', ada))).toContain('Awards · Sun Feb 1');
  const session = await pressed('session', ada);
  expect([session.problems, Number(session.message?.flags) & 64]).toEqual([[], 64]);
  expect(messages()).toHaveLength(1);
});

test('a session that goes on after its message: the message goes, and comes again at the end', async () => {
  const rounds = evening({ matches: 3, everyMinutes: 20 });
  const [first, rest] = [rounds.slice(0, 4), rounds.slice(4)];
  await play(first);
  await at(lastOf(first) + 61 * minute);
  const [before] = messages();
  expect(before).toBeDefined();
  // Two rounds that were played in time arrive late, and the evening is not over yet.
  for (const round of rest) await bot.send(round);
  await at(nowMs + 10_000);
  expect(messages()).toEqual([]);
  expect(nowMs).toBeLessThan(lastOf(rounds) + 60 * minute);
  await at(lastOf(rounds) + 60 * minute + 5000);
  expect(text()).toContain('3 maps');
  expect(messages()[0]?.id).not.toBe(before?.id);
  expect(bot.requests()).toEqual(['POST 200', 'DELETE 204', 'POST 200']);
});

test('rounds that arrive the next day edit the message, and make none where there is none; old files post nothing', async () => {
  const rounds = evening();
  const last = rounds.pop();
  await play(rounds);
  await at(lastOf(rounds) + 61 * minute);
  await at(nowMs + hour);
  const other = evening();
  await at(nowMs + 25 * hour);
  if (last) await bot.send(last);
  for (const round of other) await bot.send(round);
  for (const round of eveningAt('archive', nowMs - 90 * 24 * hour)) await bot.send(round);
  await at(nowMs + 2 * hour);
  // Records of old files are news of what came after them.
  expect([...new Set(bot.requests())]).toEqual(['POST 200', 'PATCH 200']);
  expect(messages()).toHaveLength(1);
  expect(text()).toContain('2 maps');
});

test.each([
  ['one round', 1, 0],
  ['one map', 2, 0],
  ['three rounds', 3, 1],
])('%s', async (_what, count, posted) => {
  await play(evening().slice(0, count));
  await at(nowMs + 2 * hour);
  expect(messages()).toHaveLength(posted);
});

test('two game servers at once: a message each', async () => {
  const [one, two] = [evening(), evening()];
  for (const [index, round] of one.entries()) {
    await play([round]);
    await bot.send(two[index] as WrittenRound, 'duel');
  }
  await at(lastOf(one) + 2 * hour);
  expect(messages()).toHaveLength(2);
});

test('two sessions that a late round joins have one message', async () => {
  const rounds = evening({ matches: 4, everyMinutes: 35 });
  const late = rounds.splice(3, 1); // the two rounds beside it are 70 minutes apart
  await play(rounds);
  await at(lastOf(rounds) + 61 * minute);
  expect(messages()).toHaveLength(2);
  for (const round of late) await bot.send(round);
  await at(nowMs + 30_000);
  expect(messages()).toHaveLength(1);
  expect(text()).toContain('4 maps');
});

test('verdicts: a session without a round that counts loses its message, which comes back with them', async () => {
  const rounds = evening();
  await play(rounds);
  await at(lastOf(rounds) + 61 * minute);
  const ids = await bot.rows<{ id: string }>('select id::text from rounds order by played_at desc limit 4');
  for (const { id } of ids) await bot.manage(`/admin round round:${id} verdict:invalid reason:test`);
  await at(nowMs + 30_000);
  expect(messages()).toEqual([]);
  for (const { id } of ids.slice(1)) await bot.manage(`/admin round round:${id} verdict:rules`);
  await at(nowMs + 30_000);
  expect(text()).toContain('1 of 4 rounds does not count.');
});

test('files that are set aside edit the message, also the first round’s, and the last one takes it away', async () => {
  const rounds = evening();
  await play(rounds);
  await at(lastOf(rounds) + 61 * minute);
  const ids = await bot.rows<{ id: string }>('select id::text from rounds order by played_at desc limit 4');
  const before = text();
  for (const [index, { id }] of ids.reverse().entries()) {
    const shown = await bot.manage(`/admin ingest round:${id}`);
    const aside = customId(shown.message, 'admin.setaside');
    await bot.discord.press(shown.message?.id ?? '', aside, { permissions: manageServer });
    await at(nowMs + 10_000);
    expect(messages()).toHaveLength(index < 2 ? 1 : 0); // round 2 alone does not count
    expect(text()).not.toBe(before);
  }
});

test('everybody opts out: the message names nobody any more', async () => {
  const rounds = evening({ matches: 3 });
  await play(rounds);
  await at(lastOf(rounds) + 61 * minute);
  const guids = [...new Set(rounds.flatMap(({ truth }) => [...truth.keys()]))];
  const before = text();
  expect(before).toContain('👑');
  await bot.rows(
    `insert into player_profiles (player_guid, opted_out) select guid, true from unnest($1::text[]) guid
     on conflict (player_guid) do update set opted_out = true`,
    [guids],
  );
  await bot.manage(`/admin config channel:${channelId}`); // a command finds what other programs have changed
  await at(nowMs + 70_000);
  expect(messages()[0]?.embeds[0]?.description).not.toMatch(/👑|📈|🔥|⭐/u);
  expect(text()).toContain('3 maps');
  await bot.rows('delete from player_profiles');
  await bot.manage(`/admin config channel:${channelId}`);
  await at(nowMs + 70_000);
  expect(text()).toBe(before);
});

test('the clock is late: the message comes once, when it runs again', async () => {
  const rounds = evening();
  await play(rounds);
  await at(nowMs + 5000);
  bot.discord.advance(9 * hour);
  await fetch(`${bot.url}/dev/clock`, { method: 'POST', body: JSON.stringify({ advanceMs: 9 * hour, jump: true }) });
  nowMs += 9 * hour;
  expect(messages()).toHaveLength(1);
});

test('Discord refuses, and answers get lost: it is sent once', async () => {
  const rounds = evening();
  await play(rounds);
  bot.discord.injectAt(post, 'bad gateway', 'answer lost');
  await at(lastOf(rounds) + 90 * minute);
  expect(messages()).toHaveLength(1);
  expect(bot.requests().filter((one) => one === 'POST 200').length).toBeLessThanOrEqual(1);
});

test('a channel without permissions: the message waits until it is set again', async () => {
  const rounds = evening();
  await play(rounds);
  bot.discord.channels.deny(channelId, 'Send Messages');
  await at(lastOf(rounds) + 61 * minute);
  bot.discord.channels.allow(channelId, 'Send Messages');
  await bot.manage(`/admin config channel:${channelId}`);
  await at(nowMs + 10_000);
  expect(bot.requests()).toEqual(['POST 403', 'POST 200']);
});

test('two isolates at once send it once; a message that a moderator deleted stays deleted', async () => {
  const rounds = evening();
  const last = rounds.pop();
  await play(rounds);
  await at(lastOf(rounds) + 59 * minute);
  const other = await bot.otherIsolate();
  await Promise.all([bot.jump(2 * minute), other.jump(2 * minute), bot.jump(0), other.jump(0)]);
  await other.close();
  nowMs += 2 * minute;
  await at(nowMs + 125_000);
  expect(messages()).toHaveLength(1);
  bot.discord.channels.removeMessage(messages()[0]?.id ?? '');
  await at(nowMs + hour);
  if (last) await bot.send(last);
  await at(nowMs + hour);
  expect(messages()).toEqual([]);
});

test('switched off, nothing is sent; switched on again, what was played within a day is', async () => {
  const rounds = evening();
  await play(rounds);
  await bot.manage('/admin posts kind:evening on:false');
  await at(lastOf(rounds) + 2 * hour);
  expect(messages()).toEqual([]);
  await bot.manage('/admin posts kind:evening on:true');
  await at(nowMs + 10_000);
  expect(messages()).toHaveLength(1);
});

test('over midnight and a change of clocks it lasts as long as it did, and comes an hour after its real end', async () => {
  const start = Date.parse('2026-03-29T01:16:00Z');
  bot.discord.advance(start - nowMs);
  await fetch(`${bot.url}/dev/clock`, {
    method: 'POST',
    body: JSON.stringify({ advanceMs: start - nowMs, jump: true }),
  });
  nowMs = start;
  await bot.manage('/admin config time_zone:Europe/Berlin');
  // By the game server's clock: from 23:50 to 0:00, and at 3:05 and 3:15, which is 15 minutes after 1:50.
  const local = (time: string) => Date.parse(`2026-03-${time}Z`);
  const rounds = [
    ...eveningAt('clocks 1', local('28T23:50'), { matches: 1 }),
    ...eveningAt('clocks 2', local('29T00:50'), { matches: 1 }),
    ...eveningAt('clocks 3', local('29T01:40'), { matches: 1 }),
    ...eveningAt('clocks 4', local('29T03:05'), { matches: 1 }),
  ];
  for (const round of rounds) await bot.send(round);
  await at(start + 58 * minute);
  expect(messages()).toEqual([]);
  await at(start + 60 * minute);
  // From 22:50 to 1:15 in UTC, and the minutes of the first round.
  expect(text()).toMatch(/Sat Mar 28 · \d maps · 2 h (2[5-9]|3\d) min/);
});
