import { join, relative, resolve } from 'node:path';
import { databaseLabel } from '../../scripts/cli/connection-string.ts';
import { exitCodeOf } from '../../scripts/cli/interruption.ts';
import { openPool, pgDb } from '../../scripts/database/pg.ts';
import { startPostgres } from '../../scripts/database/postgres.ts';
import { registerCommands } from '../../scripts/register-commands/register.ts';
import { applySchema, describeApplied } from '../../scripts/schema/apply.ts';
import { createSimulator } from '../../simulator/discord/simulator.ts';
import { startNeonEndpoint } from '../../simulator/neon/endpoint.ts';
import { forkWorkerHost, startWorker } from '../../simulator/worker/index.ts';
import { registration } from '../../src/commands/registration.ts';
import type { About } from '../backend.ts';
import { createBackend } from '../backend.ts';
import { turnPostsOn } from '../channel/turn-posts-on.ts';
import { createRecorder } from '../details/recorder.ts';
import { pageAssets } from '../page/index.ts';
import { startPlayground } from '../server.ts';
import { startSite } from '../site.ts';
import type { Closers } from './closers.ts';
import { createClosers } from './closers.ts';
import { fillDatabase, findSource, requireSchema, storedTimeZone } from './fill.ts';
import { ingestToken } from './ingest-token.ts';
import { notesIn } from './note.ts';
import type { StartOptions } from './options.ts';
import { workerUrl } from './worker-role.ts';

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
export async function startAll(options: StartOptions, closers: Closers, now?: Date): Promise<string> {
  const { from, timeZone, port, dataDir, databaseUrl, faults } = options;
  const playground = await startPlayground(port);
  closers.add(playground.close);
  const site = await startSite(playground.port);
  closers.add(site.close);
  const source = from === undefined ? undefined : await findSource(from);
  if (databaseUrl !== undefined) await requireSchema(databaseUrl, source !== undefined);
  const host = forkWorkerHost(); // it loads while the database is filled
  closers.add(host.close);
  const assets = pageAssets();
  assets.catch(() => {}); // awaited below

  const url = databaseUrl ?? (await startOwnPostgres(dataDir, closers));
  const isOwn = databaseUrl === undefined;
  if (isOwn) for (const line of describeApplied(await applySchema(url))) say(`schema: ${line}`);
  await fillDatabase({ url, isOwn, dataDir, source, timeZone, today: now ?? new Date(), say });
  if (isOwn) await turnPostsOn(url);

  say('starting the Worker');
  const recorder = createRecorder();
  const endpoint = await startNeonEndpoint({ log: say, onRoundTrip: recorder.onRoundTrip });
  closers.add(endpoint.close);
  const simulator = await createSimulator({ onExchange: recorder.onExchange });
  closers.add(simulator.close);
  const { applicationId, token, apiUrl } = simulator;
  await registerCommands({ applicationId, token, api: apiUrl, commands: registration() });
  const about = { ...(await describeRun(options, url)), site: site.url };
  const worker = await startWorker({
    host,
    log(line) {
      say(line);
      recorder.onLog(line);
    },
    vars: {
      DATABASE_URL: databaseUrl ?? (await workerUrl(url)),
      DISCORD_PUBLIC_KEY: simulator.publicKey,
      DISCORD_APPLICATION_ID: applicationId,
      DISCORD_TOKEN: token,
      DISCORD_GUILD_IDS: simulator.guildId,
      CHARTS_KEY: 'only-for-the-playground-0123456789',
      PAGES: 'on',
      PUBLIC_URL: site.url,
      INGEST_TOKENS: `main:${about.ingestToken}`,
      SERVER_TIME_ZONE: about.timeZone,
      TIME_ZONE: about.timeZone,
      DEV_NEON_ENDPOINT: endpoint.url,
      DEV_DISCORD_API: apiUrl,
      // What the bot does by itself belongs to the Worker that a database outside the data folder has.
      DEV_CLOCK: isOwn ? 'on' : 'off',
      ...(now && { DEV_NOW: now.toISOString() }),
    },
  });
  closers.add(worker.close);
  site.open(worker.url);
  simulator.connect(`${worker.url}/interactions`);
  simulator.fetchPictures();
  await requireAnswer(simulator);
  const pool = openPool(url, 3);
  closers.add(() => pool.end());
  const channelFile = join(dataDir, 'posts.json');
  const world = {
    simulator,
    workerUrl: worker.url,
    db: pgDb(pool),
    about,
    recorder,
    assets: await assets,
    channelFile,
  };
  playground.open(await createBackend(world));
  // The alarm ended with the last process. In production the daily cron trigger would set it again. Its posts have pictures, which the
  // site passes on.
  if (isOwn) await worker.trigger();
  endpoint.setFaults(...faults);
  say(`web pages ${site.url}`);
  return playground.url;
}

async function describeRun({ dataDir, databaseUrl }: StartOptions, url: string): Promise<Omit<About, 'site'>> {
  const isOwn = databaseUrl === undefined;
  const loaded = isOwn ? await notesIn(dataDir).read('postgres') : undefined;
  const isUsual = dataDir === resolve('.data');
  const near = relative('.', dataDir);
  return {
    database: isOwn ? (loaded?.name ?? dataDir) : databaseLabel(url),
    isOwn,
    timeZone: await storedTimeZone(url),
    ingestToken: await ingestToken(dataDir),
    ingestTarget: isOwn
      ? isUsual
        ? ''
        : ` --data ${near.startsWith('..') ? dataDir : near || '.'}`
      : ' --to env:DATABASE_URL',
  };
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
