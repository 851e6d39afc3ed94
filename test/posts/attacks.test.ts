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

const matches = playedMatches('attacks', 6);
const nextMatch = () => matches.shift() as Pair;
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
  const [late, other] = playedMatches('flood', 2, '2026-02-01') as [Pair, Pair];
  await bot.send(late[0], 'duel');
  await bot.send(other[0], 'main');
  await bot.pass(10_000);
  expect(maps().slice(before)).toEqual([other[0].map]);
  await bot.rows("update posts set message_id = null where server = 'duel' and subject like 'forged%'");
  await bot.send(late[1], 'duel');
  await bot.pass(10_000);
  expect(maps().slice(before)).toEqual([other[0].map, late[0].map]);
});
