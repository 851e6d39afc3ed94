import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Random } from '../../demo/random.ts';
import { writeMatch } from '../../demo/round-files/match.ts';
import type { NeonEndpoint } from '../../simulator/neon/endpoint.ts';
import { startNeonEndpoint } from '../../simulator/neon/endpoint.ts';
import { manageServer } from '../support/bot.ts';
import { customId } from '../support/components.ts';
import { eventually } from '../support/eventually.ts';
import { linkByManager } from '../support/link.ts';
import type { Pair, PostingBot } from '../support/posts/posting-bot.ts';
import { playedMatches, startPostingBot, tokens } from '../support/posts/posting-bot.ts';
import { sample } from '../support/sample.ts';
import { advance } from '../support/test-clock.ts';
import { upload } from '../support/upload.ts';

const minute = 60_000;
const post = 'POST /channels/:channel/messages';
const edit = 'PATCH /channels/:channel/messages/:message';

let endpoint: NeonEndpoint;
let bot: PostingBot;
beforeAll(async () => {
  endpoint = await startNeonEndpoint();
  bot = await startPostingBot({ DEV_NEON_ENDPOINT: endpoint.url });
});
afterAll(async () => {
  await bot.close();
  await endpoint.close();
});

const matches = playedMatches('outbox', 33);
const nextMatch = () => matches.shift() as Pair;

let channelId: string;
beforeEach(async () => {
  await bot.pass(5000);
  channelId = bot.discord.channels.add('fresh').id;
  await bot.manage(`/admin config channel:${channelId}`);
  bot.requests();
});

const messages = () => bot.messages(channelId);
const text = (index: number) => JSON.stringify(messages().at(index) ?? null).replaceAll('\u00a0', ' ');
const maps = () => messages().map(({ embeds }) => embeds[0]?.title?.split(' ')[1]?.replaceAll('\\', ''));

test('a match is one message: round 1, its awards, round 2, and at most one edit in five seconds', async () => {
  const [round1, round2] = nextMatch();
  await bot.send(round1);
  expect(messages()).toEqual([]);
  await bot.pass(2500);
  expect(messages()).toHaveLength(1);
  expect(text(0)).toContain('Round 1');
  if (round1.endstats) await bot.send(round1.endstats);
  await bot.send(round2);
  await bot.pass(2500);
  expect(bot.requests()).toEqual(['POST 200']);
  await bot.pass(10_000);
  expect(messages()).toHaveLength(1);
  expect(text(0)).not.toContain('Round 1');
  expect(text(0)).toContain('🏅');
  expect(bot.requests()).toEqual(['PATCH 200']);
});

test('files that come together make one request', async () => {
  const [round1, round2] = nextMatch();
  for (const file of [round1, round1.endstats, round2, round2.endstats]) if (file) await bot.send(file);
  await bot.pass(20_000);
  expect(bot.requests()).toEqual(['POST 200']);
});

test('endstats first, then round 2, then its round 1: one message, and nothing before a round counts', async () => {
  const [round1, round2] = nextMatch();
  if (round1.endstats) await bot.send(round1.endstats);
  await bot.send(round2);
  await bot.pass(minute);
  expect(messages()).toEqual([]);
  await bot.send(round1);
  await bot.pass(minute);
  expect(messages()).toHaveLength(1);
  expect(text(0)).not.toContain('Round 1');
  expect(bot.requests()).toEqual(['POST 200']);
});

test('two game servers at once: the messages come in the order of the matches', async () => {
  const [one, two, three] = [nextMatch(), nextMatch(), nextMatch()];
  await bot.send(three[0]);
  await bot.send(two[0], 'duel');
  await bot.send(one[0]);
  await bot.send(one[0], 'duel');
  await bot.pass(10_000);
  expect(maps()).toEqual([one[0].map, one[0].map, two[0].map, three[0].map]);
});

test.each(sample(['answer lost', 'broken', 'bad gateway', 'cut'] as const, 2))(
  'a new message whose answer is missing (%s) is sent once, and the next one waits for it',
  async (fault) => {
    const [one, two] = [nextMatch(), nextMatch()];
    bot.discord.injectAt(post, fault, fault, fault);
    await bot.send(one[0]);
    await bot.send(two[0]);
    await bot.pass(2500);
    bot.discord.advance(5 * minute); // Discord has forgotten the nonce
    await bot.pass(minute);
    expect(maps()).toEqual([one[0].map, two[0].map]);
    expect(bot.requests().slice(0, 3)).not.toContain('POST 200');
  },
);

test('an edit whose answer is missing is sent again', async () => {
  const [round1, round2] = nextMatch();
  await bot.send(round1);
  await bot.pass(2500);
  bot.discord.injectAt(edit, 'cut', 'broken');
  await bot.send(round2);
  await bot.pass(minute);
  expect(messages()).toHaveLength(1);
  expect(text(0)).not.toContain('Round 1');
});

test('a message that a moderator deleted stays deleted', async () => {
  const [round1, round2] = nextMatch();
  await bot.send(round1);
  await bot.pass(2500);
  bot.discord.channels.removeMessage(messages()[0]?.id ?? '');
  await bot.send(round2);
  await bot.pass(minute);
  expect(messages()).toEqual([]);
  expect(bot.requests()).toEqual(['POST 200', 'PATCH 404']);
  if (round2.endstats) await bot.send(round2.endstats);
  await bot.pass(minute);
  expect(bot.requests()).toEqual([]);
});

test('a verdict that voids a posted round is told by its message', async () => {
  const [round1] = nextMatch();
  await bot.send(round1);
  await bot.pass(2500);
  const before = text(0);
  const [row] = await bot.rows<{ id: string }>('select id::text from rounds order by played_at desc, id desc limit 1');
  await bot.manage(`/admin round round:${row?.id} verdict:invalid reason:test`);
  await bot.pass(10_000);
  expect(text(0)).not.toBe(before);
  await bot.manage(`/admin round round:${row?.id} verdict:rules`);
  await bot.pass(10_000);
  expect(JSON.parse(text(0)).embeds).toEqual(JSON.parse(before).embeds);
  expect(bot.requests()).toEqual(['POST 200', 'PATCH 200', 'PATCH 200']);
});

test('a file that is set aside takes the message of its match away, and brings it back', async () => {
  const [round1] = nextMatch();
  await bot.send(round1);
  await bot.pass(2500);
  const [row] = await bot.rows<{ id: string }>('select id::text from rounds order by played_at desc, id desc limit 1');
  const shown = await bot.manage(`/admin ingest round:${row?.id}`);
  const aside = customId(shown.message, 'admin.setaside');
  const undo = await bot.discord.press(shown.message?.id ?? '', aside, { permissions: manageServer });
  await bot.pass(10_000);
  expect(messages()).toEqual([]);
  await bot.discord.press(undo.message?.id ?? '', customId(undo.message, 'admin.use'), {
    permissions: manageServer,
  });
  await bot.pass(10_000);
  expect(messages()).toHaveLength(1);
  expect(bot.requests()).toEqual(['POST 200', 'DELETE 204', 'POST 200']);
});

test('within the pause for which Discord asked no request is sent', async () => {
  const [round1, round2] = nextMatch();
  bot.discord.injectAt(post, 'rate limited');
  await bot.send(round1);
  await bot.send(round2);
  await bot.pass(5000);
  expect(bot.requests()).toEqual(['POST 429', 'POST 200']);
  expect(messages()).toHaveLength(1);
});

test('a channel without permissions: its posts wait, a manager is told once, and all is sent when it is set again', async () => {
  const [one, two] = [nextMatch(), nextMatch()];
  bot.discord.channels.deny(channelId, 'Send Messages');
  await bot.send(one[0]);
  await bot.send(two[0]);
  await bot.pass(minute);
  expect(bot.requests()).toEqual(['POST 403']);
  bot.discord.channels.allow(channelId, 'Send Messages');
  await bot.pass(minute);
  expect(bot.requests()).toEqual([]);
  await bot.manage(`/admin config channel:${channelId}`);
  await bot.pass(10_000);
  expect(maps()).toEqual([one[0].map, two[0].map]);
});

test('a channel that came right by itself is tried again after a while', async () => {
  const [round1] = nextMatch();
  bot.discord.channels.deny(channelId, 'View Channel');
  await bot.send(round1);
  await bot.pass(5000);
  bot.discord.channels.allow(channelId, 'View Channel');
  await bot.jump(15 * minute);
  expect(bot.requests()).toEqual(['POST 403', 'POST 200']);
});

test('a deleted channel: its messages are over, and what waits goes to the channel that is set next', async () => {
  const [one, two] = [nextMatch(), nextMatch()];
  await bot.send(one[0]);
  await bot.pass(2500);
  bot.discord.channels.remove(channelId);
  await bot.send(one[1]);
  await bot.send(two[0]);
  await bot.pass(minute);
  expect(bot.requests()).toEqual(['POST 200', 'POST 404']);
  channelId = bot.discord.channels.add('another').id;
  await bot.manage(`/admin config channel:${channelId}`);
  await bot.pass(10_000);
  expect(maps()).toEqual([two[0].map]);
  await bot.jump(15 * minute);
  expect(bot.requests()).toEqual(['POST 200', 'PATCH 404']);
});

test('two isolates at once send each message once, in order', async () => {
  const played = [nextMatch(), nextMatch(), nextMatch()];
  const other = await bot.otherIsolate();
  for (const [round1] of played) await bot.send(round1);
  await Promise.all([bot.jump(2000), other.jump(2000), bot.jump(0), other.jump(0)]);
  await other.close();
  await bot.pass(125_000);
  expect(maps()).toEqual(played.map(([{ map }]) => map));
});

const deliverJob = () => bot.rows("select failures, error from jobs where name = 'deliver'");

test('while the database is away the alarm rings ever more seldom, and what waits is sent when it is back', async () => {
  const [round1] = nextMatch();
  await bot.send(round1);
  const seen = bot.log.length;
  endpoint.setFaults({ name: 'compute' });
  expect(await bot.jump(20 * minute)).toEqual([]);
  const pauses = bot.log.slice(seen).flatMap(({ kind, pauseMs }) => (kind === 'clock' ? [pauseMs] : []));
  expect(pauses).toEqual([5 * minute, 10 * minute, 20 * minute]);
  expect(bot.requests()).toEqual([]);
  endpoint.setFaults();
  await bot.jump(20 * minute);
  expect(bot.requests()).toEqual(['POST 200']);
  expect(maps()).toEqual([round1.map]);
});

test('a run whose note PostgreSQL refuses has failed, and its message is not sent a second time', async () => {
  await bot.rows(`
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$;
    create trigger refuse before update on posts for each row when (new.sent_version > old.sent_version) execute function refuse()`);
  const [round1] = nextMatch();
  await bot.send(round1);
  await bot.pass(2500);
  expect(await deliverJob()).toEqual([{ failures: 1, error: expect.stringContaining('refused') }]);
  await bot.rows('drop trigger refuse on posts; drop function refuse()');
  await bot.jump(5 * minute);
  expect(bot.requests()).toEqual(['POST 200', 'PATCH 200']);
  expect(maps()).toEqual([round1.map]);
  expect(await deliverJob()).toEqual([{ failures: 0, error: null }]);
});

test('what a Worker sends when it is ended, the next one sends once its lease is over, as one message', async () => {
  const objects = await mkdtemp(join(tmpdir(), 'stopwatch-clock-'));
  const ended = await bot.otherIsolate(undefined, objects);
  const [round1] = nextMatch();
  expect(await upload(ended.url, tokens.main, round1)).toBe(201);
  await eventually(async () => expect((await advance(ended, 0)).next).not.toBeNull());
  bot.discord.injectAt(post, 'hang');
  const sending = ended.jump(2500).catch(() => {});
  await eventually(() => expect(bot.requests()).toEqual(['POST 0']));
  await ended.close();
  await sending;

  const next = await bot.otherIsolate(undefined, objects);
  await next.jump(minute);
  expect(bot.requests()).toEqual([]);
  await next.jump(2 * minute);
  expect(bot.requests()).toEqual(['POST 200']);
  expect(maps()).toEqual([round1.map]);
  expect(await deliverJob()).toEqual([{ failures: 0, error: null }]);
  await next.close();
  await rm(objects, { recursive: true });
});

test('the messages of three teams name the two that played, and follow a merge and an opt-out', async () => {
  const team = (first: string) =>
    [1, 2, 3].map((number) => {
      const name = `Player ${first}${number}`;
      return { guid: `${first}000000${number}`, name, rawName: name };
    });
  const [plan, random] = [{ map: 'supply', layout: 38, axis: team('A') } as const, new Random('three teams')];
  const endsAt = Date.parse('2026-01-31T20:30:00Z');
  const first = writeMatch(random, { ...plan, allies: team('B'), endsAt });
  const second = writeMatch(random, { ...plan, allies: team('C'), endsAt: endsAt + 25 * minute });
  for (const round of [...first, ...second]) await bot.send(round, 'duel');
  await bot.pass(20_000);
  expect(text(0)).toMatch(/Team A .*Team B/);
  expect(text(1)).toMatch(/Team A .*Team C/);
  expect(text(1)).not.toContain('Team B');
  bot.requests();

  expect(text(0)).toContain('Player B1');
  expect((await bot.manage('/admin merge from:B0000001 into:C0000001')).problems).toEqual([]);
  await bot.pass(20_000);
  expect(text(0)).not.toContain('Player B1');
  expect(text(0)).toContain('Player C1');

  expect(text(0)).toContain('Player B2');
  await linkByManager(bot, '200000000000000005', 'B0000002');
  await bot.discord.ask('/privacy opt-out', { as: '200000000000000005' });
  await bot.pass(20_000);
  expect(text(0)).not.toContain('Player B2');
  expect(messages()).toHaveLength(2);
  expect(new Set(bot.requests())).toEqual(new Set(['PATCH 200']));
});

test('what comes a day later edits the message that is there, and makes none where there is none', async () => {
  const [[round1, round2], [other]] = [nextMatch(), nextMatch()];
  await bot.send(round1);
  await bot.pass(2500);
  await bot.jump(49 * 60 * minute);
  await bot.send(round2);
  await bot.send(other);
  await bot.pass(10_000);
  expect(messages()).toHaveLength(1);
  expect(text(0)).not.toContain('Round 1');
  expect(bot.requests()).toEqual(['POST 200', 'PATCH 200']);
});

test('during a ban nothing is sent, and afterwards another isolate sends it', async () => {
  const [[round1]] = playedMatches('later', 1, '2026-02-02') as [Pair];
  bot.discord.injectAt(post, 'blocked');
  await bot.send(round1);
  await bot.pass(30_000);
  expect(bot.requests()).toEqual(['POST 429']);
  await bot.rows("update address_ban set since = now() - interval '3 hours', until = now() - interval '2 hours'");
  const other = await bot.otherIsolate();
  await other.pass(minute);
  await other.close();
  expect(bot.requests()).toEqual(['POST 200']);
});
