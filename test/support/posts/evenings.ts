import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { WrittenFile, WrittenRound } from '../../../demo/round-files/generate.ts';
import { generateRoundFiles } from '../../../demo/round-files/generate.ts';
import { stampText } from '../../../demo/round-files/write.ts';
import { randomOf } from '../seed.ts';
import { upload } from '../upload.ts';
import type { GameServer, PostingBot } from './posting-bot.ts';
import { startPostingBot, tokens } from './posting-bot.ts';

interface Evenings {
  seed: number;
  /** The number of matches, of two rounds each. */
  matches: number;
  /** How many times the Worker is ended while it works. */
  kills: number;
}

interface Match {
  server: GameServer;
  rounds: readonly [WrittenRound, WrittenRound];
}

const from = '2026-01-05';
const faults = ['answer lost', 'answer lost', 'broken', 'bad gateway', 'cut', 'rate limited', 'forbidden'] as const;
const minute = 60_000;

/**
 * Plays evenings on two game servers, while every third request to Discord fails and the Worker is ended again and again. Then lets all that
 * waits be sent, and expects one message a match, in order, with the figures that the matches were made from.
 */
export async function playEvenings({ seed, matches: count, kills }: Evenings): Promise<void> {
  const random = randomOf(seed);
  const bot = await startPostingBot();
  let nowMs = Date.parse(`${from}T20:00:00Z`);
  let worker = await bot.otherIsolate(new Date(nowMs));
  const jump = (ms: number) => {
    nowMs += ms;
    return worker.jump(ms);
  };
  const endWorker = async () => {
    const jumping = jump(2000).catch(() => {}); // a run is under way
    await new Promise((resolve) => setTimeout(resolve, random() * 150));
    await worker.close();
    await jumping;
    worker = await bot.otherIsolate(new Date(nowMs));
  };
  const matches = playedOn(seed, count);
  const killAfter = new Set(Array.from({ length: kills }, () => Math.floor(random() * matches.length)));
  bot.discord.failAtRandom({ random, share: 0.33, faults: [...faults] });
  for (const [index, { server, rounds }] of matches.entries()) {
    const playedMs = rounds[1].endedAt - nowMs;
    // What is to be sent at the end of an evening must not wait for the next one.
    if (playedMs > 15 * minute) await worker.rung();
    if (playedMs > 0) await jump(playedMs);
    for (const file of inAnyOrder(rounds, random)) {
      await sendAgain(worker.url, server, file);
      if (random() < 0.5) await jump(Math.floor(random() * 8000));
    }
    if (killAfter.has(index)) await endWorker();
  }
  bot.discord.failAtRandom(undefined);
  await worker.close();
  worker = await bot.otherIsolate(new Date(nowMs));
  for (let waits = 0; waits < 200 && (await outstanding(bot)) > 0; waits += 1)
    await jump(waits < 100 ? 5000 : 5 * minute);
  expect(await outstanding(bot)).toBe(0);
  await worker.close();

  expectMessages(bot, matches);
  await bot.close();
}

function playedOn(seed: number, count: number): Match[] {
  const played = (['main', 'duel'] as const).flatMap((server, index) => {
    const size = index === 0 ? Math.ceil(count / 2) : Math.floor(count / 2);
    const rounds = generateRoundFiles({ seed: `posts ${seed} ${server}`, from, matches: size, people: 10 });
    return Array.from({ length: size }, (_, at) => ({
      server,
      rounds: [rounds[2 * at], rounds[2 * at + 1]] as [WrittenRound, WrittenRound],
    }));
  });
  return played.sort((a, b) => a.rounds[0].endedAt - b.rounds[0].endedAt);
}

/** Returns the files of a match in any order. */
function inAnyOrder(rounds: readonly WrittenRound[], random: () => number): WrittenFile[] {
  const files = rounds.flatMap((round) => [round, ...(round.endstats ? [round.endstats] : [])]);
  return files
    .map((file) => ({ file, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ file }) => file);
}

/** Sends a file until it is taken, as npm run monitor does. */
async function sendAgain(url: string, server: GameServer, file: WrittenFile): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const status = await upload(url, tokens[server], file);
    if (status === 200 || status === 201) return;
  }
  throw new Error(`${file.name} was not taken.`);
}

async function outstanding(bot: PostingBot): Promise<number> {
  const [row] = await bot.rows<{ count: number }>(
    'select count(*)::int as count from posts where sent_version < wanted_version and ended is null',
  );
  return row?.count ?? 0;
}

function expectMessages(bot: PostingBot, matches: readonly Match[]): void {
  const said = bot.messages().map((message) => ({
    address: /\|m=([^|"]+)/.exec(JSON.stringify(message.components))?.[1] ?? '',
    text: `${message.embeds[0]?.title}\n${message.embeds[0]?.description}`.replace(/[\u00a0\u202f]/g, ' '),
  }));
  const addresses = new Map(matches.map((match) => [addressOf(match), match]));
  expect(said.map(({ address }) => address).sort()).toEqual([...addresses.keys()].sort());
  const times = said.map(({ address }) => addresses.get(address)?.rounds[0].endedAt ?? 0);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  for (const { address, text } of said) {
    const { rounds } = addresses.get(address) as Match;
    expect(text, address).not.toContain('Round 1:');
    for (const line of linesOf(rounds)) expect(text, address).toContain(line);
    if (rounds.every(({ endstats }) => endstats)) expect(text, address).toContain('🏅');
  }
}

/** Returns a match's address in the buttons of its message: the stamp of its round 1, and a digest of server and map. */
function addressOf({ server, rounds: [round1] }: Match): string {
  const digest = createHash('md5').update(`${server} ${round1.map.toLowerCase()}`).digest('hex').slice(0, 8);
  return `${stampText(round1.endedAt).replace(/\D/g, '')}.${digest}`;
}

/** Returns `kills/deaths` of every player, added up by hand. */
function linesOf(rounds: readonly WrittenRound[]): string[] {
  const guids = new Set(rounds.flatMap(({ truth }) => [...truth.keys()]));
  return [...guids].map((guid) => {
    const weapons = rounds.flatMap(({ truth }) => Object.values(truth.get(guid)?.own.weapons ?? {}));
    const kills = weapons.reduce((sum, [, , more]) => sum + more, 0);
    const deaths = weapons.reduce((sum, [, , , more]) => sum + more, 0);
    return `  ${kills}/${deaths}  `;
  });
}
