import { join } from 'node:path';
import { exitCodeOf } from '../../scripts/cli/interruption.ts';
import { startPostgres } from '../../scripts/database/postgres.ts';
import { registerCommands } from '../../scripts/register-commands/register.ts';
import { applySchema, describeApplied } from '../../scripts/schema/apply.ts';
import { createSimulator } from '../../simulator/discord/simulator.ts';
import { startNeonEndpoint } from '../../simulator/neon/endpoint.ts';
import { forkWorkerHost, startWorker } from '../../simulator/worker/index.ts';
import { registration } from '../../src/commands/registration.ts';
import { pageAssets } from '../page/index.ts';
import { startPlayground } from '../server.ts';
import type { Closers } from './closers.ts';
import { createClosers } from './closers.ts';
import { fillDatabase, findSource, requireSchema } from './fill.ts';
import type { StartOptions } from './options.ts';
import { findPeople } from './people.ts';

const say = (line: string) => console.log(line);

/** Runs `npm start` until `signal` is aborted. Returns the exit code: 130 after Ctrl-C, else 0. Throws an Error if it cannot start. */
export async function start(options: StartOptions, signal: AbortSignal): Promise<number> {
  const closers = createClosers();
  const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  try {
    const ready = startAll(options, closers).then((url) => say(`ready ${url}`));
    await Promise.race([ready.then(() => aborted), aborted]);
  } finally {
    await closers.closeAll();
  }
  process.exit(exitCodeOf(signal)); // an interrupted start would continue otherwise
}

/** Starts everything and returns the page's URL. `now` is the instant that the demo ends at and the Worker takes as now, by default the real one. */
export async function startAll(
  { from, port, dataDir, databaseUrl, faults }: StartOptions,
  closers: Closers,
  now?: Date,
): Promise<string> {
  const playground = await startPlayground(port);
  closers.add(playground.close);
  const host = forkWorkerHost(); // it loads while the database is filled
  closers.add(host.close);
  const source = from === undefined ? undefined : await findSource(from);
  const assets = pageAssets();
  assets.catch(() => {}); // awaited below

  const url = databaseUrl ?? (await startOwnPostgres(dataDir, closers));
  if (databaseUrl !== undefined) await requireSchema(url, source !== undefined);
  else for (const line of describeApplied(await applySchema(url))) say(`schema: ${line}`);
  await fillDatabase({ url, isOwn: databaseUrl === undefined, dataDir, source, today: now ?? new Date(), say });

  say('starting the Worker');
  const endpoint = await startNeonEndpoint({ log: say });
  closers.add(endpoint.close);
  const { people, actors } = await findPeople(url);
  const simulator = await createSimulator({ people });
  closers.add(simulator.close);
  const { applicationId, token, apiUrl } = simulator;
  await registerCommands({ applicationId, token, api: apiUrl, commands: registration() });
  const worker = await startWorker({
    host,
    log: say,
    vars: {
      DATABASE_URL: url,
      DISCORD_PUBLIC_KEY: simulator.publicKey,
      DISCORD_APPLICATION_ID: applicationId,
      DISCORD_TOKEN: token,
      DISCORD_GUILD_IDS: simulator.guildId,
      DEV_NEON_ENDPOINT: endpoint.url,
      DEV_DISCORD_API: apiUrl,
      ...(now && { DEV_NOW: now.toISOString() }),
    },
  });
  closers.add(worker.close);
  simulator.connect(`${worker.url}/interactions`);
  await requireAnswer(simulator);
  endpoint.setFaults(...faults);
  playground.open({ simulator, people: actors, assets: await assets });
  return playground.url;
}

async function startOwnPostgres(dataDir: string, closers: Closers): Promise<string> {
  say('starting PostgreSQL');
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres') });
  closers.add(postgres.stop);
  return postgres.url;
}

async function requireAnswer({ raw, applicationId }: Awaited<ReturnType<typeof createSimulator>>): Promise<void> {
  const ping = { id: '1', application_id: applicationId, type: 1, token: 'ping', version: 1 };
  const response = await raw(ping);
  if (!response.ok) throw new Error(`The Worker answers a PING with ${response.status}: ${await response.text()}`);
}
