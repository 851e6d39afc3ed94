import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { createSimulator } from '../../simulator/discord/simulator.ts';
import { startNeonEndpoint } from '../../simulator/neon/endpoint.ts';
import { bundleWorker, startBundledWorker } from '../../simulator/worker/index.ts';
import { registration } from '../../src/commands/registration.ts';
import { registerCommands } from '../register-commands/register.ts';
import { roleSql } from '../schema/role.ts';

/** The Worker of a rehearsal, as wrangler bundles it, with stand-ins for Discord and for Neon's endpoint. */
export interface RehearsalWorker {
  /** Types a command and returns what is wrong with the answer, or undefined. */
  ask(command: string): Promise<string | undefined>;
  /** Returns the problems that /health names. */
  health(): Promise<string[]>;
  close(): Promise<void>;
}

const role = 'stopwatch_rehearsal';
const healthToken = 'only-for-this-rehearsal';

/** Starts the Worker on a database and registers its commands, as a deploy does. */
export async function startRehearsalWorker(folder: string, databaseUrl: string): Promise<RehearsalWorker> {
  const bundle = await bundleWorker(join(folder, 'bundle'));
  const endpoint = await startNeonEndpoint();
  const discord = await createSimulator();
  const { applicationId, token, apiUrl } = discord;
  await registerCommands({ applicationId, token, api: apiUrl, commands: registration() });
  const worker = await startBundledWorker({
    bundle,
    vars: {
      DATABASE_URL: await workerUrl(databaseUrl),
      DISCORD_PUBLIC_KEY: discord.publicKey,
      DISCORD_APPLICATION_ID: applicationId,
      DISCORD_TOKEN: token,
      DISCORD_GUILD_IDS: discord.guildId,
      HEALTH_TOKEN: healthToken,
      DEV_NEON_ENDPOINT: endpoint.url,
      DEV_DISCORD_API: apiUrl,
    },
  });
  discord.connect(`${worker.url}/interactions`);
  return {
    async ask(command) {
      const { message, problems } = await discord.ask(command);
      if (problems.length > 0) return problems.join('; ');
      return message?.embeds.length || message?.content ? undefined : 'an empty answer';
    },
    async health() {
      const response = await fetch(`${worker.url}/health`, { headers: { authorization: `Bearer ${healthToken}` } });
      const { problems = [] } = (await response.json()) as { problems?: string[] };
      return problems.length > 0 || response.ok ? problems : [`/health answers ${response.status}`];
    },
    async close() {
      await worker.close();
      await discord.close();
      await endpoint.close();
      await rm(bundle.folder, { recursive: true, force: true });
    },
  };
}

/** Gives the Worker a role of its own, as in production. It has the password of the owner, which is random and only in the folder. */
async function workerUrl(ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(roleSql(role).replace('CHANGE_ME', url.password));
  } finally {
    await client.end();
  }
  url.username = role;
  return url.href;
}
