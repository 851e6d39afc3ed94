import type { Setup } from '../cli/setup.ts';
import type { Application } from './checks/application.ts';
import { checkApplication, checkInteractionsUrl, readApplication } from './checks/application.ts';
import { checkChannel } from './checks/channel.ts';
import { checkCommands } from './checks/commands.ts';
import type { DatabaseOutcome } from './checks/database.ts';
import { checkDatabase } from './checks/database.ts';
import type { GuildsOutcome } from './checks/guilds.ts';
import { checkGuilds } from './checks/guilds.ts';
import { checkClock, checkTools } from './checks/machine.ts';
import { checkPages } from './checks/pages.ts';
import { checkPictures } from './checks/pictures.ts';
import { checkSettings } from './checks/settings.ts';
import { checkUploads } from './checks/uploads.ts';
import type { WorkerOutcome } from './checks/worker.ts';
import { checkSignature, checkWorker } from './checks/worker.ts';
import { discordApi } from './discord-api.ts';
import type { Finding, Outcome } from './finding.ts';
import { error } from './finding.ts';

/** Everything that the doctor found out. */
export interface Examination {
  findings: Finding[];
  /** What is well, by check. */
  seen: { check: string; text: string }[];
  database: DatabaseOutcome;
  worker: WorkerOutcome | undefined;
  /** The Worker's address, given or as Discord has it. */
  workerUrl: string | undefined;
}

/** Examines a set-up from this machine. What one service does not tell hides nothing about the others. Changes nothing. */
export async function examine(setup: Setup): Promise<Examination> {
  const settings = checkSettings(setup);
  const misplaced = settings.findings.some(({ code }) => code === 'swapped' || code === 'misplaced');
  const token = setup.values.get('DISCORD_TOKEN')?.text.replace(/^Bot /, '');
  const ask = discordApi(token, setup.development.discordApi);
  const database = checkDatabase(setup);
  const time = askTime(ask);
  const application = token === undefined || misplaced ? undefined : readApplication(ask);
  const found = await application;
  const app = found !== undefined && 'id' in found ? found : undefined;
  const refused = found !== undefined && 'code' in found ? [found] : [];
  const workerUrl = setup.workerUrl ?? workerUrlOf(app);

  const parts: [check: string, outcome: Promise<Outcome> | Outcome | undefined][] = [
    ['settings', settings],
    ['tools', checkTools(process.env)],
    ['database', database],
    ['application', app && checkApplication(app, setup)],
    ['interactions', app && checkInteractionsUrl(app, setup.workerUrl)],
    ['clock', time.then(({ here, discord }) => (discord === undefined ? nothing : checkClock(here, discord)))],
    ...discordParts(app, { setup, ask, database }),
    ...workerParts(workerUrl, { setup, time, database }),
    ['pictures', checkPictures(workerUrl, setup)],
  ];
  const outcomes = await Promise.all(parts.map(async ([check, outcome]) => ({ check, outcome: await outcome })));
  const findings = [...refused, ...outcomes.flatMap(({ outcome }) => outcome?.findings ?? [])];
  const worker = outcomes.find(({ check }) => check === 'worker')?.outcome as WorkerOutcome | undefined;
  return {
    findings: once(findings),
    seen: outcomes.flatMap(({ check, outcome }) =>
      outcome?.seen === undefined ? [] : [{ check, text: outcome.seen }],
    ),
    database: await database,
    worker,
    workerUrl,
  };
}

interface Around {
  setup: Setup;
  ask: ReturnType<typeof discordApi>;
  database: Promise<DatabaseOutcome>;
}

function discordParts(app: Application | undefined, { setup, ask, database }: Around): [string, Promise<Outcome>][] {
  if (!app) return [];
  const guilds = checkGuilds(ask, setup, app.id);
  return [
    ['guilds', guilds],
    ['commands', guilds.then(({ joined }) => checkCommands(ask, app.id, joined))],
    ['channel', channelsOf(app, { ask, database, guilds })],
  ];
}

/** A bot that is in none of the servers sees no channel, and hears of the servers already. */
async function channelsOf(
  app: Application,
  { ask, database, guilds }: Pick<Around, 'ask' | 'database'> & { guilds: Promise<GuildsOutcome> },
): Promise<Outcome> {
  const { channels } = await database;
  const { joined } = await guilds;
  if (joined.length === 0) return nothing;
  const outcomes = await Promise.all(channels.map((channel) => checkChannel(ask, channel, app.id)));
  const seen = outcomes.flatMap((one) => one.seen ?? []).join(', ');
  return { findings: outcomes.flatMap(({ findings }) => findings), seen: seen || undefined };
}

function workerParts(
  url: string | undefined,
  { setup, time, database }: Pick<Around, 'setup' | 'database'> & { time: Promise<Time> },
): [string, Promise<Outcome>][] {
  if (url === undefined) return [];
  const worker = checkWorker(url, setup);
  const isThere = worker.then(({ isOk }) => isOk !== undefined);
  return [
    ['worker', worker.then(async (outcome) => withProblems(outcome, await database))],
    ['signature', isThere.then(async (is) => (is ? checkSignature(url, await nowOf(time)) : nothing))],
    ['uploads', isThere.then((is) => (is ? checkUploads(url, setup) : nothing))],
    ['pages', isThere.then((is) => (is ? checkPages(url, setup) : nothing))],
  ];
}

const nothing: Outcome = { findings: [], seen: undefined };

/** Adds what the Worker says of its database, unless this machine has found it too. */
function withProblems(worker: WorkerOutcome, { findings }: DatabaseOutcome): WorkerOutcome {
  if (worker.isOk !== false || findings.some(({ level }) => level === 'error')) return worker;
  const details =
    worker.problems.length > 0
      ? worker.problems.join(' ')
      : 'it says so at /health, and why to whoever has HEALTH_TOKEN.';
  return {
    ...worker,
    findings: [
      ...worker.findings,
      error(
        'worker-unwell',
        `The Worker is not well: ${details}`,
        'If this machine finds nothing wrong with the database, the Worker has another DATABASE_URL: npm run deploy gives it yours.',
      ),
    ],
  };
}

/** The time here and at Discord, of the same moment. */
interface Time {
  here: Date;
  discord: Date | undefined;
}

async function askTime(ask: Around['ask']): Promise<Time> {
  const { at } = await ask('/gateway');
  return { here: new Date(), discord: at };
}

/** Returns Discord's time, else that of this machine. */
async function nowOf(time: Promise<Time>): Promise<Date> {
  return (await time).discord ?? new Date();
}

/** Returns the address to which Discord sends interactions, without its path. */
function workerUrlOf(app: Application | undefined): string | undefined {
  const url = app?.interactions_endpoint_url;
  return url ? url.replace(/\/(interactions\/?)?$/, '') : undefined;
}

/** Returns each finding once: several checks ask Discord, and all of them hear that it is down. */
function once(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    (one, index) => findings.findIndex(({ code, what }) => code === one.code && what === one.what) === index,
  );
}
