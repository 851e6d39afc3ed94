import type { APIMessage } from 'discord-api-types/v10';
import { expect } from 'vitest';
import type { WrittenFile, WrittenRound } from '../../../demo/round-files/generate.ts';
import { generateRoundFiles } from '../../../demo/round-files/generate.ts';
import type { Bot } from '../bot.ts';
import { manageServer, startBot } from '../bot.ts';
import { eventually } from '../eventually.ts';
import { advance } from '../test-clock.ts';
import { upload } from '../upload.ts';

export const tokens = { main: 'main-server-0123456789', duel: 'duel-server-0123456789' };

export type GameServer = keyof typeof tokens;

/** The evening of the generated matches, and when the bot's clock begins: the night after it. */
const evening = '2026-01-31';
const night = '2026-02-01T00:00:00.000Z';

interface Clocks {
  /** Waits until the Clock knows of what is outstanding: a Worker tells it after its response. */
  rung(): Promise<void>;
  /** Moves the clocks of the bot and of Discord together, so that all that becomes due is sent. */
  pass(ms: number): Promise<void>;
  /** Moves the clocks at once, without waiting for the Clock to know what is outstanding. Returns the jobs that ran. */
  jump(ms: number): Promise<{ job: string; outcome: string }[]>;
}

/** A bot with automatic posts in a channel of the simulated Discord, and a clock that a test moves. */
export interface PostingBot extends Bot, Clocks {
  channelId: string;
  /** Uploads a file. */
  send(file: WrittenFile, server?: GameServer): Promise<void>;
  /**
   * Starts a Worker with the same database and Discord, and a Clock of its own, or the one that stored in the folder `objects`. By default it
   * begins at the same time.
   */
  otherIsolate(now?: Date, objects?: string): Promise<Clocks & Pick<Bot, 'url' | 'close'>>;
  /** Returns the messages of the channel, the oldest first. */
  messages(channelId?: string): APIMessage[];
  /** Returns the requests that changed the channel, as `POST 200`, since the last call. */
  requests(): string[];
  rows<Row = Record<string, unknown>>(query: string, values?: unknown[]): Promise<Row[]>;
  manage(line: string): ReturnType<Bot['discord']['ask']>;
}

/** The clocks move in steps of this length (ms), within which Discord takes five messages. */
const stepMs = 5000;

export async function startPostingBot(
  vars: Record<string, string> = {},
  data: 'empty' | 'demo' = 'empty',
): Promise<PostingBot> {
  const pairs = Object.entries(tokens).map(([server, token]) => `${server}:${token}`);
  const ingest = { INGEST_TOKENS: pairs.join(' ') };
  const bot = await startBot({
    data,
    vars: { DEV_NOW: night, DEV_CLOCK: 'on', ...ingest, ...vars },
  });
  const channelId = bot.discord.channels.add('results').id;
  const manage = (line: string) => bot.discord.ask(line, { permissions: manageServer });
  await manage(`/admin config channel:${channelId}`);
  await manage('/admin posts kind:match on:true');
  let seen = 0;
  const rows: PostingBot['rows'] = async (query, values) => (await bot.database.client.query(query, values)).rows;
  const clocksOf = (worker: Pick<Bot, 'url'>): Clocks => {
    const jump = async (ms: number) => {
      bot.discord.advance(ms);
      return (await advance(worker, ms)).ran;
    };
    const isRung = async () => {
      const { now, next } = await advance(worker, 0);
      const [{ due } = { due: null }] = await rows<{ due: Date | null }>('select posts_due_at($1) as due', [now]);
      if (due) expect(Date.parse(next ?? '9999')).toBeLessThanOrEqual(Math.max(due.getTime(), Date.parse(now) + 2000));
    };
    const rung = () => eventually(isRung);
    return {
      rung,
      jump,
      async pass(ms) {
        await rung();
        for (let leftMs = ms; leftMs > 0; leftMs -= stepMs) await jump(Math.min(leftMs, stepMs));
      },
    };
  };
  return {
    ...bot,
    ...clocksOf(bot),
    channelId,
    manage,
    async otherIsolate(given, objects) {
      const now = given?.toISOString() ?? (await advance(bot, 0)).now;
      const { database, discord } = bot;
      const same = { DATABASE_URL: database.workerUrl, DEV_DISCORD_API: discord.apiUrl, DISCORD_TOKEN: discord.token };
      const settings = { ...ingest, ...vars, ...same, DEV_NOW: now, DEV_CLOCK: 'on' };
      const other = await startBot({ data: 'empty', vars: settings, objects });
      if (objects === undefined) await other.trigger();
      return { ...clocksOf(other), url: other.url, close: () => other.close() };
    },
    async send(file, server = 'main') {
      expect(await upload(bot.url, tokens[server], file)).toBe(201);
    },
    messages: (id = channelId) => bot.discord.channels.messages(id),
    requests() {
      const fresh = bot.discord.calls.slice(seen);
      seen = bot.discord.calls.length;
      // The reply of a slow command is completed by another request, which is none to the channel.
      return fresh
        .filter(({ method, path }) => method !== 'GET' && path.startsWith('/channels/'))
        .map(({ method, status }) => `${method} ${status}`);
    },
    rows,
  };
}

export type Pair = [round1: WrittenRound, round2: WrittenRound];

/** Returns matches of one long evening, each with its two rounds. */
export function playedMatches(seed: string, count: number, from = evening): Pair[] {
  const rounds = generateRoundFiles({ seed, from, matches: count, matchesPerEvening: count });
  return Array.from({ length: count }, (_, index) => rounds.slice(2 * index, 2 * index + 2) as Pair);
}
