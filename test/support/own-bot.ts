import { join } from 'node:path';
import type pg from 'pg';
import { startBenchWorld } from '../../bench/world.ts';
import { generateDemo } from '../../demo/legacy/demo.ts';
import { roleSql } from '../../scripts/schema/role.ts';
import type { Simulator } from '../../simulator/discord/simulator.ts';
import { bundleWorker, startBundledWorker } from '../../simulator/worker/index.ts';
import { registration } from '../../src/commands/registration.ts';
import { heapMb } from './heap.ts';
import { workerRole } from './worker-role.ts';

/** A bot outside of a test run, with a PostgreSQL server of its own. Its Worker has the rights of `npm run schema -- --role`. */
export interface OwnBot {
  discord: Simulator;
  /** A connection as the owner of the database. */
  client: pg.Client;
  url: string;
  /** The id of workerd's process. */
  workerd: number;
  /** Returns the Worker's JavaScript heap in megabytes, without garbage. */
  heapMb(): Promise<number>;
  /** The Worker's JSON log lines about what failed. */
  log: Record<string, unknown>[];
  trigger(): Promise<void>;
  close(): Promise<void>;
}

export const ownSecrets = { health: 'only-for-the-proof-0123456789', charts: 'only-for-the-proof-0123456789abcdef' };

/** Starts the bot of the invented community. `senders` are the names of game servers, whose tokens are `tokenOf`. */
export async function startOwnBot({ senders }: { senders: readonly string[] }): Promise<OwnBot> {
  const endDate = '2026-03-01';
  const world = await startBenchWorld(`${endDate}T12:00:00.000Z`, (path) =>
    generateDemo({ path, endDate, evenings: 12 }),
  );
  const { client, discord, folder, vars } = world;
  await client.query(roleSql(workerRole.username).replace('CHANGE_ME', workerRole.password));
  const log: Record<string, unknown>[] = [];
  const worker = await startBundledWorker({
    bundle: await bundleWorker(join(folder, 'bundle')),
    isInspected: true,
    vars: {
      ...vars,
      DATABASE_URL: Object.assign(new URL(vars.DATABASE_URL ?? ''), workerRole).href,
      DISCORD_TOKEN: discord.token,
      HEALTH_TOKEN: ownSecrets.health,
      CHARTS_KEY: ownSecrets.charts,
      INGEST_TOKENS: senders.map((name) => `${name}:${tokenOf(name)}`).join(','),
      INGEST_PER_MINUTE: '999999',
    },
    log: (line) => {
      if (!line.startsWith('{')) log.push({ outcome: 'error', error: line });
      else if (line.includes('"outcome":"error"')) log.push(JSON.parse(line));
    },
  });
  discord.connect(`${worker.url}/interactions`);
  discord.register(registration());
  return {
    discord,
    client,
    url: worker.url,
    workerd: worker.pid,
    heapMb: () => heapMb(worker.inspector ?? ''),
    log,
    trigger: worker.trigger,
    async close() {
      await worker.close();
      await world.close();
    },
  };
}

/** Returns the token of a game server. */
export const tokenOf = (sender: string) => `only-for-the-proof-${sender}`;
