import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { WrittenFile, WrittenRound } from '../../demo/round-files/generate.ts';
import { generateRoundFiles } from '../../demo/round-files/generate.ts';
import type { Bot } from '../support/bot.ts';
import { manageServer, startBot } from '../support/bot.ts';
import { upload } from '../support/upload.ts';

const tokens = { main: 'main-server-0123456789', duel: 'duel-server-0123456789' };
const manager = { permissions: manageServer };
const daysAgo = (days: number) => new Date(Date.parse(inject('now')) - days * 86_400_000).toISOString().slice(0, 10);
type Pair = [round1: WrittenRound, round2: WrittenRound];
type Matches = [...Pair, ...Pair, ...Pair];
const threeMatches = (seed: string, from: string) => generateRoundFiles({ seed, from, matches: 3 }) as Matches;

let bot: Bot;
beforeAll(async () => {
  const pairs = Object.entries(tokens).map(([server, token]) => `${server}:${token}`);
  bot = await startBot({ data: 'empty', vars: { INGEST_TOKENS: pairs.join(' ') } });
});
afterAll(() => bot.close());

const ask = (line: string) => bot.discord.ask(line, manager);
const send = async (file: WrittenFile, server: keyof typeof tokens = 'main') =>
  expect(await upload(bot.url, tokens[server], file)).toBe(201);

/** Returns the posts in the order of their matches: whose match, and how many times it was wanted. */
async function posts() {
  const { rows } = await bot.database.client.query(`
    select p.server, p.channel::text, p.wanted_version as wanted,
      array(select r.round_number from rounds r where r.server = p.server and r.match_id = p.subject order by 1) as rounds
    from posts p order by p.played_at, p.server`);
  return rows as { server: string; channel: string; wanted: number; rounds: number[] }[];
}

test('a match is wanted once automatic posts are on and a channel is set, and again with each file of it', async () => {
  const [round1, round2, later1, later2, late, early] = threeMatches('wanted', daysAgo(1));
  await send(round1);
  await ask('/admin posts kind:match on:true');
  await send(round2);
  expect(await posts()).toEqual([]);

  const channelId = bot.discord.channels.add('results').id;
  await ask(`/admin config channel:${channelId}`);
  await send(later1);
  const post = { server: 'main', channel: channelId, wanted: 1, rounds: [1] };
  expect(await posts()).toEqual([post]);
  expect(await upload(bot.url, tokens.main, later1)).toBe(200); // the same bytes again
  expect(await posts()).toEqual([post]);
  await send(later2);
  expect(await posts()).toEqual([{ ...post, wanted: 2, rounds: [1, 2] }]);
  for (const old of threeMatches('archive', daysAgo(3))) await send(old);
  expect(await posts()).toHaveLength(1);

  // Round 2 before its round 1: the match gets another id, and keeps its post.
  await send(early);
  expect((await posts())[1]).toEqual({ ...post, rounds: [2] });
  await send(late);
  const both = await posts();
  expect(both).toHaveLength(2);
  expect(both[1]).toMatchObject({ rounds: [1, 2] });
});
