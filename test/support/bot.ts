import { inject } from 'vitest';
import type { Simulator } from '../../simulator/discord/simulator.ts';
import { createSimulator } from '../../simulator/discord/simulator.ts';
import type { Bundle, BundledWorkerOptions, RunningWorker, WorkerVars } from '../../simulator/worker/index.ts';
import { startBundledWorker } from '../../simulator/worker/index.ts';
import { registration } from '../../src/commands/registration.ts';
import type { TestDatabase } from './database.ts';
import { createDatabase } from './database.ts';
import { look } from './leaks/watch.ts';

export interface Bot {
  discord: Simulator;
  database: TestDatabase;
  /** The Worker's URL. */
  url: string;
  /** Runs the Worker's cron trigger. */
  trigger(): Promise<void>;
  /** The Worker's JSON log lines so far. */
  log: Record<string, unknown>[];
  close(): Promise<void>;
}

interface BotOptions {
  /** `small` is a demo of few evenings: what computes all sums again takes a third of the time there. */
  data?: 'empty' | 'demo' | 'small';
  /** A database of the caller's, instead of a copy of a template. It is dropped with the bot. */
  database?: TestDatabase;
  /** The Worker's bundle, by default that of this checkout. */
  bundle?: Bundle;
  /** Bindings that differ from the default. */
  vars?: WorkerVars;
  /** A folder for what the Clock stores, with which another Worker can continue. */
  objects?: string | undefined;
  /** What runs the bundle, by default a workerd of its own. */
  start?(options: BundledWorkerOptions): Promise<RunningWorker>;
}

/** The permission bit Manage Server. */
export const manageServer = 1n << 5n;

export const healthToken = 'only-for-tests-0123456789';

/** Starts the deployed bundle of the Worker in workerd, with a database of its own and a simulator in place of Discord. */
export async function startBot({
  data = 'demo',
  database: given,
  bundle = inject('bundle'),
  vars = {},
  objects,
  start = startBundledWorker,
}: BotOptions = {}): Promise<Bot> {
  const database = given ?? (await createDatabase(data));
  const discord = await createSimulator();
  const log: Record<string, unknown>[] = [];
  const worker = await start({
    bundle,
    objects,
    log: (line) => {
      if (line.startsWith('{')) log.push(JSON.parse(line));
    },
    vars: {
      DATABASE_URL: database.workerUrl,
      DISCORD_PUBLIC_KEY: discord.publicKey,
      DISCORD_APPLICATION_ID: discord.applicationId,
      DISCORD_TOKEN: discord.token,
      DISCORD_GUILD_IDS: discord.guildId,
      HEALTH_TOKEN: healthToken,
      DEV_NEON_ENDPOINT: inject('neonEndpoint'),
      DEV_DISCORD_API: discord.apiUrl,
      DEV_NOW: inject('now'),
      ...vars,
    },
  });
  discord.connect(`${worker.url}/interactions`);
  discord.register(registration());
  return {
    discord,
    database,
    url: worker.url,
    trigger: worker.trigger,
    log,
    async close() {
      await worker.close();
      look('sent to Discord', JSON.stringify(discord.messages()));
      await discord.close();
      await database.drop();
    },
  };
}
