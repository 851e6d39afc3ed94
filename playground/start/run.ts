import { join } from 'node:path';
import { startPostgres } from '../../scripts/database/postgres.ts';
import { MigrationRefused } from '../../scripts/migrate/steps/migrate.ts';
import { registerCommands } from '../../scripts/register-commands/register.ts';
import { applySchema, describeApplied } from '../../scripts/schema/apply.ts';
import { createSimulator } from '../../simulator/discord/simulator.ts';
import { startNeonEndpoint } from '../../simulator/neon/endpoint.ts';
import { startWorker } from '../../simulator/worker/index.ts';
import { registration } from '../../src/commands/registration.ts';
import { pageAssets } from '../page/index.ts';
import { startPlayground } from '../server.ts';
import type { Closers } from './closers.ts';
import { closeOnSignals, createClosers } from './closers.ts';
import { fillDatabase, findSource } from './fill.ts';
import type { StartOptions } from './options.ts';
import { readStartOptions, USAGE, UsageError } from './options.ts';
import { findPeople } from './people.ts';

const say = (line: string) => console.log(line);

/** `npm start`. Exit codes: 0 ended by SIGTERM, 1 something is in the way, 2 usage, 130 Ctrl-C. */
export async function runStart(args: string[]): Promise<void> {
  const closers = createClosers();
  try {
    const options = readStartOptions(args, process.env);
    if (options === 'help') return say(USAGE);
    closeOnSignals(closers);
    say(`ready ${await startAll(options, closers)}`);
  } catch (error) {
    await closers.closeAll();
    console.error(
      error instanceof UsageError ? `${error.message}\n\n${USAGE}` : isForPeople(error) ? error.message : error,
    );
    process.exit(error instanceof UsageError ? 2 : 1);
  }
}

async function startAll({ from, port, dataDir, databaseUrl }: StartOptions, closers: Closers): Promise<string> {
  const playground = await startPlayground(port);
  closers.add(playground.close);
  const source = from === undefined ? undefined : await findSource(from);
  const assets = pageAssets();
  assets.catch(() => {}); // awaited below

  const url = databaseUrl ?? (await startOwnPostgres(dataDir, closers));
  for (const line of describeApplied(await applySchema(url))) say(`schema: ${line}`);
  await fillDatabase({ url, isOwn: databaseUrl === undefined, dataDir, source, today: new Date(), say });

  say('starting the Worker');
  const endpoint = await startNeonEndpoint({ log: say });
  closers.add(endpoint.close);
  const { people, actors } = await findPeople(url);
  const simulator = await createSimulator({ people });
  closers.add(simulator.close);
  const { applicationId, token, apiUrl } = simulator;
  await registerCommands({ applicationId, token, api: apiUrl, commands: registration() });
  const worker = await startWorker({
    log: say,
    vars: {
      DATABASE_URL: url,
      DISCORD_PUBLIC_KEY: simulator.publicKey,
      DISCORD_APPLICATION_ID: applicationId,
      DISCORD_TOKEN: token,
      DISCORD_GUILD_IDS: simulator.guildId,
      DEV_NEON_ENDPOINT: endpoint.url,
      DEV_DISCORD_API: apiUrl,
    },
  });
  closers.add(worker.close);
  simulator.connect(`${worker.url}/interactions`);
  await requireAnswer(simulator);
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

/** Not a bug: what our own code and the system say about files, ports and databases. */
function isForPeople(error: unknown): error is Error {
  if (error instanceof MigrationRefused) return true;
  return error instanceof Error && !/^(Type|Range|Reference|Syntax|Assertion)Error/.test(error.constructor.name);
}
