import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { guard } from '../scripts/database/guardian.ts';
import { startPostgres } from '../scripts/database/postgres.ts';
import { migrateDatabase } from '../scripts/migrate/steps/migrate.ts';
import type { Simulator } from '../simulator/discord/simulator.ts';
import { createSimulator } from '../simulator/discord/simulator.ts';
import type { SqlRoundTrip } from '../simulator/neon/endpoint.ts';
import { startNeonEndpoint } from '../simulator/neon/endpoint.ts';
import type { WorkerVars } from '../simulator/worker/index.ts';

/** Everything around a Worker under measurement. */
export interface BenchWorld {
  /** A temporary folder, removed with the world. */
  folder: string;
  client: pg.Client;
  discord: Simulator;
  /** The Worker's bindings. */
  vars: WorkerVars;
  close(): Promise<void>;
}

/** Starts a simulated Discord and a database: a legacy database made by `generate` and moved by the migration. */
export async function startBenchWorld(
  now: string,
  generate: (path: string) => void,
  onRoundTrip: (trip: SqlRoundTrip) => void = () => {},
): Promise<BenchWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'stopwatch-bench-'));
  const guardian = guard({ removeDir: folder });
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), ephemeral: true });
  const from = join(folder, 'legacy.db');
  generate(from);
  await migrateDatabase({ from, to: postgres.url });
  await rm(from);
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query('vacuum analyze'); // autovacuum would do this within a minute
  const endpoint = await startNeonEndpoint({ onRoundTrip });
  const discord = await createSimulator();
  return {
    folder,
    client,
    discord,
    vars: {
      DATABASE_URL: postgres.url,
      DISCORD_PUBLIC_KEY: discord.publicKey,
      DISCORD_APPLICATION_ID: discord.applicationId,
      DISCORD_GUILD_IDS: discord.guildId,
      DEV_NEON_ENDPOINT: endpoint.url,
      DEV_DISCORD_API: discord.apiUrl,
      DEV_NOW: now,
    },
    async close() {
      await client.end();
      await discord.close();
      await endpoint.close();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
      guardian.release();
    },
  };
}
