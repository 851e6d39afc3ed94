import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Pair, PostingBot } from '../support/posts/posting-bot.ts';
import { playedMatches, startPostingBot } from '../support/posts/posting-bot.ts';

const minute = 60_000;
const hour = 60 * minute;

let bot: PostingBot;
beforeAll(async () => {
  bot = await startPostingBot();
});
afterAll(() => bot.close());

const matches = playedMatches('attacks', 3);
const post = 'POST /channels/:channel/messages';
const edit = 'PATCH /channels/:channel/messages/:message';
const nextMatch = () => matches.shift() as Pair;
/** Returns two matches of an evening, the earlier first, on maps that tell them apart. */
function twoMaps(seed: string, from: string): [Pair, Pair] {
  const [first, ...others] = playedMatches(seed, 12, from) as [Pair, ...Pair[]];
  return [first, others.find(([{ map }]) => map !== first[0].map) as Pair];
}
const maps = () => bot.messages().map(({ embeds }) => embeds[0]?.title?.split(' ')[1]?.replaceAll('\\', ''));

test('a match that cannot be read holds back no other, lets the database sleep, and is sent once it can be read', async () => {
  await bot.rows('alter function session_player_rounds(text, timestamptz) rename to readable_rounds');
  await bot.rows(`
    create function session_player_rounds(on_server text, start timestamptz)
    returns table (round_id bigint, player_guid text, kills bigint, deaths bigint, damage_given bigint, damage_received bigint,
      time_played bigint, bullet_hits bigint, bullet_shots bigint)
    language plpgsql as $$
    begin
      if on_server = 'duel' then
        raise exception 'unreadable';
      end if;
      return query select * from readable_rounds(on_server, start);
    end
    $$`);
  const [bad, one, two] = [nextMatch(), nextMatch(), nextMatch()];
  await bot.send(bad[0], 'duel');
  await bot.send(one[0]);
  await bot.send(two[0]);
  await bot.pass(2500);
  await bot.jump(15 * minute);
  expect(maps()).toEqual([one[0].map, two[0].map]);

  const rings = await bot.jump(12 * hour);
  expect(rings.filter(({ outcome }) => outcome === 'error').length).toBeLessThan(8);
  await bot.rows('drop function session_player_rounds(text, timestamptz)');
  await bot.rows('alter function readable_rounds(text, timestamptz) rename to session_player_rounds');
  await bot.jump(6 * hour);
  expect(maps()).toEqual([one[0].map, two[0].map, bad[0].map]);
});

test('whoever has an upload token cannot fill the channel: 150 matches of a game server in a day have a message', async () => {
  const channel = bot.channelId;
  await bot.rows(
    `insert into posts (key, kind, server, subject, channel, played_at, sent_version, message_id)
    select 'match:' || lpad(to_hex(n), 16, '0'), 'match', 'duel', 'forged ' || n, $1, '2026-02-01T12:00:00Z', 1, n from generate_series(1, 150) n`,
    [channel],
  );
  const before = bot.messages().length;
  const [late, other] = twoMaps('flood', '2026-02-01');
  await bot.send(late[0], 'duel');
  await bot.send(other[0], 'main');
  await bot.pass(10_000);
  expect(maps().slice(before)).toEqual([other[0].map]);
  await bot.rows("update posts set message_id = null where server = 'duel' and subject like 'forged%'");
  await bot.send(late[1], 'duel');
  await bot.pass(10_000);
  expect(maps().slice(before)).toEqual([other[0].map, late[0].map]);
});

test('an edit that Discord never carries out holds back no other, and lets the database sleep', async () => {
  const [bad, other] = twoMaps('edits', '2026-02-01');
  await bot.send(bad[0]);
  await bot.pass(2500);
  const before = bot.messages().length;
  bot.discord.failAtRandom({ random: () => 0, share: 1, faults: ['cut'], at: [edit] });
  await bot.send(bad[1]);
  await bot.pass(2500);
  await bot.jump(2 * hour);
  bot.requests();
  const rings = await bot.jump(12 * hour);
  expect(rings.filter(({ job }) => job === 'deliver').length).toBeLessThan(6);
  await bot.send(other[0]);
  await bot.pass(2500);
  expect(bot.messages()).toHaveLength(before + 1);
  bot.discord.failAtRandom(undefined);
  // What has changed meanwhile is worth another attempt at once.
  const [round] = await bot.rows<{ id: string }>(
    'select r.id::text from rounds r join posts p on p.subject = r.match_id and p.server = r.server where p.failures > 0 order by r.id desc',
  );
  await bot.manage(`/admin round round:${round?.id} verdict:invalid reason:test`);
  await bot.pass(10_000);
  expect(JSON.stringify(bot.messages()[before - 1])).toContain('does not count');
});

test('a new message that Discord never takes lets the others pass', async () => {
  const [bad, other] = twoMaps('news', '2026-02-02');
  const before = bot.messages().length;
  bot.discord.injectAt(post, ...Array.from({ length: 10 }, () => 'cut' as const));
  await bot.send(bad[0]);
  await bot.send(other[0]);
  await bot.pass(2500);
  await bot.jump(2 * hour);
  expect(maps().slice(before)).toEqual([other[0].map, bad[0].map]);
});

test('after a match whose stamp lies in the future a new name is still shown in the messages of the day', async () => {
  const [[round]] = playedMatches('names', 1, '2026-02-02') as [Pair];
  await bot.send(round);
  await bot.pass(2500);
  await bot.rows("update posts set played_at = '2026-02-04T20:00:00Z' where subject = 'forged 1'");
  const [player] = await bot.rows<{ guid: string }>(
    'select s.player_guid as guid from player_comprehensive_stats s join rounds r on r.id = s.round_id order by r.id desc, s.player_guid limit 1',
  );
  await bot.rows("insert into player_profiles (player_guid, display_name) values ($1, 'Renamed')", [player?.guid]);
  await bot.manage('/admin config language:en');
  await bot.pass(10_000);
  expect(JSON.stringify(bot.messages())).toContain('Renamed');
});
