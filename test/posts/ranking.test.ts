import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WrittenRound } from '../../demo/round-files/generate.ts';
import { customId } from '../support/components.ts';
import type { PostingBot } from '../support/posts/posting-bot.ts';
import { playedMatches, startPostingBot } from '../support/posts/posting-bot.ts';

const minute = 60_000;

let bot: PostingBot;
let channelId: string;
beforeAll(async () => {
  bot = await startPostingBot({ PAGES: 'on', PUBLIC_URL: 'https://stats.example.org' });
  channelId = bot.discord.channels.add('ranking').id;
  await bot.manage('/admin posts kind:match on:false');
});
afterAll(() => bot.close());

const shown = (id = channelId) => bot.messages(id).map(({ embeds }) => embeds[0]);
const lines = () => shown()[0]?.description?.split('\n') ?? [];

/** Sends rounds, and returns each player's kills in them, added up by hand. */
async function play(rounds: readonly WrittenRound[], server: 'main' | 'duel' = 'main'): Promise<Map<string, number>> {
  for (const round of rounds) await bot.send(round, server);
  return killsIn(rounds);
}

function killsIn(rounds: readonly WrittenRound[]): Map<string, number> {
  const kills = new Map<string, number>();
  for (const { truth } of rounds) {
    for (const [guid, { own }] of truth) {
      const more = Object.values(own.weapons).reduce((sum, [, , one]) => sum + one, 0);
      kills.set(guid, (kills.get(guid) ?? 0) + more);
    }
  }
  return kills;
}

/** Returns ranks: those with equal values share one. */
function ranksOf(kills: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...kills].map(([guid, own]) => [guid, 1 + [...kills.values()].filter((one) => one > own).length]));
}

const [first, second] = [
  playedMatches('ranking', 3, '2026-01-30').flat(),
  playedMatches('ranking too', 2, '2026-01-31').flat(),
];
const people = async () =>
  new Map(
    (
      await bot.rows<{ guid: string; name: string }>(
        'select player_guid as guid, player_name(player_guid) as name from player_totals',
      )
    ).map(({ guid, name }) => [name, guid]),
  );

test('one message follows the rounds of two game servers: the values of the rounds, and arrows against the ranks before the evening', async () => {
  const on = await bot.manage(`/admin posts kind:ranking on:true channel:${channelId} stat:kills size:20`);
  expect(on.problems).toEqual([]);
  await bot.pass(5000);
  expect(shown()[0]).toMatchObject({
    title: '📈 Kills · this season',
    url: 'https://stats.example.org/top/kills',
    description: 'No round of that time counts yet.',
  });

  const before = await play(first);
  await bot.pass(minute);
  expect(shown()).toHaveLength(1);
  expect(shown()[0]?.footer?.text).not.toContain('▲▼');

  const more = await play(second, 'duel');
  const now = new Map(before);
  for (const [guid, kills] of more) now.set(guid, (now.get(guid) ?? 0) + kills);
  await bot.pass(minute);
  expect(shown()).toHaveLength(1);
  const [ranks, was] = [ranksOf(now), ranksOf(before)];
  const listed = [...ranks].filter(([, rank]) => rank <= 20);
  const expected = listed.map(([guid, rank]) => {
    const moved = (was.get(guid) ?? 0) - rank;
    const place = ['🥇', '🥈', '🥉'][rank - 1] ?? `\`#${rank}\``;
    const change = was.has(guid) ? (moved === 0 ? '' : ` ${moved > 0 ? '▲' : '▼'}${Math.abs(moved)}`) : ' · new';
    return `${place} **${now.get(guid)}** … ${change}`;
  });
  const found = lines().map((line) => line.replace(/\*\* .*?(?=( [▲▼]\d+| · new)?$)/, '** … '));
  expect(found.sort()).toEqual(expected.sort());
  expect(shown()[0]?.footer?.text).toContain('▲▼ ranks before the evening of Jan\u00a031');
});

test('a message that somebody deleted is sent again with the next round, and changes once a minute at most', async () => {
  const [next, later, last] = playedMatches('ranking later', 2, '2026-01-31').flat();
  if (!next || !later || !last) throw new Error('No rounds');
  bot.discord.channels.removeMessage(bot.messages(channelId)[0]?.id ?? '');
  bot.requests();
  await bot.send(next);
  await bot.pass(minute);
  expect(bot.requests()).toEqual(['PATCH 404', 'POST 200']);
  await bot.send(later);
  await bot.pass(5000);
  await bot.send(last);
  await bot.pass(50_000);
  expect(bot.requests()).toEqual([]);
  await bot.pass(minute);
  expect(bot.requests()).toEqual(['PATCH 200']);
  expect(shown()).toHaveLength(1);
});

test('who opts out is in it no more; its button opens the whole ranking for the presser alone', async () => {
  const isListed = (name: string) => lines().some((line) => line.replaceAll('\\', '').split(' ').includes(name));
  const best = [...(await people())].find(([name]) => isListed(name));
  await bot.rows('insert into player_profiles (player_guid, opted_out) values ($1, true)', [best?.[1]]);
  await bot.manage('/admin posts kind:ranking on:true'); // the Clock learns what is wanted
  await bot.pass(2 * minute);
  expect(best && isListed(best[0])).toBe(false);
  const [message] = bot.messages(channelId);
  const { message: answer, problems } = await bot.discord.press(
    message?.id ?? '',
    customId(message ?? null, 'leaderboard.page'),
  );
  expect(problems).toEqual([]);
  expect(Number(answer?.flags) & 64).toBe(64);
  expect(answer?.embeds[0]?.title).toBe('Kills · this season');
  await bot.rows(
    'insert into player_profiles (player_guid, opted_out) select player_guid, true from player_totals on conflict (player_guid) do update set opted_out = true',
  );
  await bot.manage('/admin posts kind:ranking on:true');
  await bot.pass(2 * minute);
  expect(lines()).toEqual(['No round of that time counts yet.']);
  await bot.rows('update player_profiles set opted_out = false');
});

test('another channel: it moves there; off: it is removed', async () => {
  const { id } = bot.discord.channels.add('elsewhere');
  await bot.manage(`/admin posts kind:ranking channel:${id} stat:dpm period:30d size:3`);
  await bot.pass(minute);
  expect([shown().length, shown(id).length]).toEqual([0, 1]);
  expect(shown(id)[0]?.title).toBe('📈 DPM · last 30 days');
  expect(shown(id)[0]?.description?.split('\n')).toHaveLength(3);
  await bot.manage(`/admin posts kind:ranking channel:${channelId}`);
  await bot.pass(minute);
  expect([shown().length, shown(id).length]).toEqual([1, 0]);
  await bot.manage('/admin posts kind:ranking on:false');
  await bot.pass(minute);
  expect([shown().length, shown(id).length]).toEqual([0, 0]);
  const waiting = await bot.rows('select from posts where sent_version < wanted_version and ended is null');
  expect(waiting).toEqual([]);
});
