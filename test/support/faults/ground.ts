import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, inject, vi } from 'vitest';
import { Random } from '../../../demo/random.ts';
import type { WrittenRound } from '../../../demo/round-files/match.ts';
import { writeMatch } from '../../../demo/round-files/match.ts';
import { migrateDatabase } from '../../../scripts/migrate/steps/migrate.ts';
import { roleSql } from '../../../scripts/schema/role.ts';
import type { Simulator } from '../../../simulator/discord/simulator.ts';
import { createSimulator, MANAGE_SERVER } from '../../../simulator/discord/simulator.ts';
import type { NeonEndpoint } from '../../../simulator/neon/endpoint.ts';
import { startNeonEndpoint } from '../../../simulator/neon/endpoint.ts';
import type { RunningWorker } from '../../../simulator/worker/index.ts';
import { startBundledWorker } from '../../../simulator/worker/index.ts';
import { registration } from '../../../src/commands/registration.ts';
import { withPictures } from '../picture.ts';
import { advance } from '../test-clock.ts';
import { workerRole } from '../worker-role.ts';
import type { FaultyServer } from './server.ts';
import { startFaultyServer } from './server.ts';

const token = 'main-server-0123456789';

/** A bot on a PostgreSQL server of its own, with posts in a channel. Everything that it needs can be broken. */
export interface Ground {
  discord: Simulator;
  server: FaultyServer;
  endpoint: NeonEndpoint;
  /** The Worker's address. It changes when the Worker is started again. */
  url(): string;
  /** The texts of the messages in the channel for posts. */
  posted(): string[];
  /** Ends the Worker without a word and starts another one, with the same Clock. */
  restartWorker(): Promise<void>;
  /** Moves the clocks of Discord and of the bot. Jobs that become due run. */
  jump(ms: number): Promise<void>;
  /** Waits until the Clock knows what is outstanding. */
  rung(): Promise<void>;
  manage(line: string): ReturnType<Simulator['ask']>;
  /** Returns the first round of a match that ended five minutes ago, on a map of this name. */
  roundOn(map: string): Promise<WrittenRound>;
  upload(file: WrittenRound): Promise<{ status: number; error: string | undefined }>;
  /** How far (ms) Discord's clock is ahead of the Worker's. */
  skew: { ms: number };
  /** Whether Discord's REST API fails now, for every request. */
  rest: { fails: boolean };
  close(): Promise<void>;
}

export async function startGround(): Promise<Ground> {
  const objects = await mkdtemp(join(tmpdir(), 'stopwatch-clock-'));
  const server = await startFaultyServer();
  await migrateDatabase({ from: join(dirname(inject('demoFile')), 'small.db'), to: server.url });
  await server.query(roleSql(workerRole.username).replace('CHANGE_ME', workerRole.password));
  const endpoint = await startNeonEndpoint();
  const skew = { ms: 0 };
  const discord = await createSimulator({ now: () => new Date(Date.now() + skew.ms) });
  const vars = {
    DATABASE_URL: Object.assign(new URL(server.url), workerRole).href,
    DISCORD_PUBLIC_KEY: discord.publicKey,
    DISCORD_APPLICATION_ID: discord.applicationId,
    DISCORD_TOKEN: discord.token,
    DISCORD_GUILD_IDS: discord.guildId,
    INGEST_TOKENS: `main:${token}`,
    INGEST_PER_MINUTE: '999',
    SERVER_TIME_ZONE: 'UTC',
    DEV_NEON_ENDPOINT: endpoint.url,
    DEV_DISCORD_API: discord.apiUrl,
    DEV_NOW: inject('now'),
    DEV_CLOCK: 'on',
    PAGES: 'on',
    ...withPictures,
  };
  let worker: RunningWorker;
  const startWorker = async () => {
    worker = await startBundledWorker({ bundle: inject('bundle'), vars, objects });
    discord.connect(`${worker.url}/interactions`);
  };
  await startWorker();
  discord.register(registration());
  const ground: Ground = {
    discord,
    server,
    endpoint,
    skew,
    rest: { fails: false },
    url: () => worker.url,
    posted: () => discord.channels.messages(channel.id).map((message) => JSON.stringify(message.embeds)),
    async restartWorker() {
      await worker.close();
      await startWorker();
    },
    async jump(ms) {
      discord.advance(ms);
      await advance(worker, ms);
    },
    async rung() {
      await vi.waitFor(async () => {
        const { now, next } = await advance(worker, 0);
        const [row] = await server.query<{ due: Date | null }>('select posts_due_at($1) as due', [now]);
        expect(row?.due).not.toBeNull();
        expect(Date.parse(next ?? '9999')).toBeLessThanOrEqual(
          Math.max(row?.due?.getTime() ?? 0, Date.parse(now) + 2000),
        );
      }, 20_000);
    },
    manage: (line) => discord.ask(line, { permissions: MANAGE_SERVER }),
    async roundOn(map) {
      const team = (first: string) =>
        [1, 2, 3].map((number) => ({
          guid: `${first}000000${number}`,
          name: `${first}${number}`,
          rawName: `${first}${number}`,
        }));
      const endsAt = Date.parse((await advance(worker, 0)).now) - 5 * 60_000;
      return writeMatch(new Random(map), { map, layout: 38, endsAt, axis: team('A'), allies: team('B') })[0];
    },
    async upload({ name, text }) {
      const headers = { authorization: `Bearer ${token}` };
      const response = await fetch(`${worker.url}/ingest/rounds/${name}`, { method: 'POST', headers, body: text });
      const { error } = (await response.json()) as { error?: string };
      return { status: response.status, error };
    },
    async close() {
      await worker.close();
      await discord.close();
      await endpoint.close();
      await server.stop();
      await rm(objects, { recursive: true, force: true });
    },
  };
  const channel = discord.channels.add('results');
  await ground.manage(`/admin config channel:${channel.id}`);
  await ground.manage('/admin posts kind:match on:true');
  return ground;
}
