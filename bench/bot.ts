import { join } from 'node:path';
import type pg from 'pg';
import { readCommand, readPartialCommand } from '../simulator/discord/typed-command.ts';
import { parseTypedLine } from '../simulator/discord/typed-line.ts';
import { bundleWorker, startBundledWorker } from '../simulator/worker/index.ts';
import { registration } from '../src/commands/registration.ts';
import { expectAnswer } from './expect-answer.ts';
import { startBenchWorld } from './world.ts';

export interface BenchBot {
  client: pg.Client;
  /**
   * Sends a signed request and returns the milliseconds until the whole response. A line that ends in `…` is still being typed and gets
   * suggestions. Throws if the response is an error or a refusal.
   */
  ask(line: string, as?: string): Promise<number>;
  /** Does the same for the Worker that only runs `select 1`. */
  selectOne(): Promise<number>;
  close(): Promise<void>;
}

/** Starts the bundled Worker in workerd. Its database is a legacy database made by `generate` and moved by the migration. */
export async function startBenchBot(now: string, generate: (path: string) => void): Promise<BenchBot> {
  const world = await startBenchWorld(now, generate);
  const { client, discord, folder, vars } = world;
  const bot = await startBundledWorker({ bundle: await bundleWorker(join(folder, 'bot')), vars });
  const one = await startBundledWorker({
    bundle: await bundleWorker(join(folder, 'one'), 'bench/select-one/index.ts'),
    vars,
  });
  const offered = discord.register(registration());

  const post = async (url: string, { type, data }: Asked, user: string) => {
    discord.connect(`${url}/interactions`);
    const started = performance.now();
    const envelope = {
      id: String(Math.ceil(Math.random() * 1e15)),
      application_id: discord.applicationId,
      token: 't',
      version: 1,
      type,
    };
    const member = { user: { id: user, username: 'x' }, permissions: '0' };
    const response = await discord.raw({ ...envelope, guild_id: discord.guildId, member, data });
    const answer = await response.text();
    const ms = performance.now() - started;
    const line = JSON.stringify(data);
    if (!answer.startsWith(type === 2 ? '{"type":4' : '{"type":8')) throw new Error(`${line}: ${answer}`);
    expectAnswer(line, JSON.parse(answer).data);
    return ms;
  };
  const asked = (line: string): Asked => {
    if (!line.endsWith('…')) return { type: 2, data: readCommand(parseTypedLine(line), offered, nobody).data };
    return { type: 4, data: readPartialCommand(parseTypedLine(line.slice(0, -1)), offered).data };
  };
  return {
    client,
    ask: (line, as = '200000000000000001') => post(bot.url, asked(line), as),
    selectOne: () => post(one.url, { type: 2, data: {} }, '1'),
    async close() {
      await Promise.all([bot.close(), one.close()]);
      await world.close();
    },
  };
}

interface Asked {
  type: 2 | 4;
  data: unknown;
}

const nobody = { findPerson: unknown, findChannel: unknown };

function unknown(typed: string): never {
  throw new Error(`The benchmark knows no Discord user and no channel: ${typed}`);
}
