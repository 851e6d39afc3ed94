import { draw } from '../charts/index.ts';
import { pack, unpack } from '../charts/payload.ts';
import { encodePng } from '../charts/png.ts';
import { rehearseNeon } from '../db/rehearse-neon.ts';
import { buildTeams } from '../domain/team-builder.ts';
import { localeOf } from '../texts/locale.ts';
import { app } from './app.ts';
import { stillAlarm } from './clock/alarm.ts';
import { rehearseClock } from './warm-up/clock.ts';
import { day, endedAt, inventedCharts, inventedDb } from './warm-up/invented.ts';
import { rehearseJob } from './warm-up/job.ts';
import { rehearsePages } from './warm-up/pages.ts';
import { rehearsePosts } from './warm-up/posts.ts';
import type { Line } from './warm-up/requests.ts';
import { guildId, rehearsalOf } from './warm-up/requests.ts';
import { rehearseUpload } from './warm-up/upload.ts';
import type { World } from './world.ts';
import { worldFor } from './world.ts';

/**
 * Prepares a new isolate while its modules load, which costs no request anything. Cloudflare ends a request after 10 ms of CPU, and the first
 * one would spend more than that on what is done here: the configuration is read, the routes are compiled, dates are formatted, and requests
 * are answered from an invented session, so that V8 has compiled what they need. Requests to others, timers and random numbers are not
 * allowed here. A wrong configuration is kept for the first request. What fails here is logged, and costs the first request its time.
 */
export async function warmUp(env: object): Promise<void> {
  app.router.match('GET', '/');
  const world = configured(env);
  if (world) await silently(() => rehearseAll(inventedIn(world)));
}

/** Returns the world. Undefined if the configuration is wrong, which the first request says. */
function configured(env: object): World | undefined {
  try {
    return worldFor(env);
  } catch {
    return undefined;
  }
}

/**
 * Runs what must not log, but for one line that tells what failed first. Errors have no stack meanwhile, because to find the place of each
 * costs more than all else.
 */
async function silently(run: () => Promise<void>): Promise<void> {
  const { stackTraceLimit } = Error;
  const { log, error, warn } = console;
  let failure: string | undefined;
  const nothing = () => {};
  const fail = (reason: unknown) => {
    // That no response can be made here is known.
    if (!String(reason).includes('Disallowed operation')) failure ??= String(reason);
  };
  Object.assign(console, { log: nothing, error: fail, warn: nothing });
  Error.stackTraceLimit = 0;
  await run().catch(fail);
  Error.stackTraceLimit = stackTraceLimit;
  Object.assign(console, { log, error, warn });
  if (failure) console.error(JSON.stringify({ kind: 'rehearsal', outcome: 'error', error: failure }));
}

async function rehearseAll(world: World): Promise<void> {
  for (const language of ['en', 'de', 'fr']) prepareLanguage(language);
  await rehearseNeon();
  const rehearsal = rehearsalOf(world);
  await rehearsal.arrive();
  for (const line of typical) await rehearsal.command(line);
  await rehearseUpload(rehearsal);
  await rehearseClock();
  await rehearseJob(inventedDb, world.community.timeZone);
  await rehearsePosts(world, rehearsal);
  await rehearsePages(rehearsal);
  buildTeams(eight, [{ a: 'A', b: 'B', weighted: 1 }]);
  const images = inventedCharts.map((chart) => draw(unpack(pack(chart)) ?? chart).image());
  for (const image of images.slice(0, 2)) encodePng(image);
  leaveYoungGeneration();
}

/** The world, but that everything outside is invented. Its time stands still. */
function inventedIn({ application, community, ...world }: World): World {
  const endless = () => new Promise<undefined>(() => {});
  return {
    ...world,
    application: { ...application, token: undefined },
    community: { ...community, guildIds: [guildId], isOpen: true },
    db: inventedDb,
    clock: { ...world.clock, now: () => new Date(endedAt), runningMs: () => 0, sleep: endless },
    random: () => 0.5,
    alarm: stillAlarm,
  };
}

function prepareLanguage(language: string): void {
  const { count, decimal, percent, plural, texts } = localeOf(language);
  count(1);
  percent(0.5);
  plural(1, '', '');
  for (const digits of [1, 2]) decimal(0.5, digits);
  texts.sessions.weekdayAndDay(day, day);
  texts.sessions.day(day);
}

/**
 * What is rehearsed: that which costs the most, and what most others have in common with it. To rehearse every command takes a fifth of the
 * time in which an isolate starts, and makes the first request no cheaper.
 */
const typical: readonly Line[] = [
  { name: 'leaderboard' },
  { name: 'sessions' },
  { name: 'last', options: { view: 'maps-full' } },
  { name: 'last', options: { view: 'grid' } },
  { name: 'teams', subcommand: 'history' },
  { name: 'stats', options: { player: 'A0000001' } },
  { name: 'admin', subcommand: 'health' },
];

/** Candidates for /synergy builder, whose players must be different ones. */
const eight = [...'ABCDEFGH'].map((guid) => ({ guid, skill: 100 }));

/**
 * Lets V8 collect garbage now: what loading has made leaves the generation of new objects, which would otherwise be copied during the first
 * request.
 */
function leaveYoungGeneration(): void {
  for (let n = 0; n < 100; n += 1) new Array(10_000);
}
