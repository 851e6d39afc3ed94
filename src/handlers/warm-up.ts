import { draw } from '../charts/index.ts';
import { encodePng } from '../charts/png.ts';
import type { Action, OptionSpec } from '../commands/command.ts';
import { actionsOf } from '../commands/command.ts';
import type { Context } from '../commands/context.ts';
import { commands } from '../commands/index.ts';
import { rehearseNeon } from '../db/rehearse-neon.ts';
import { messageOf } from '../discord/reply.ts';
import { buildTeams } from '../domain/team-builder.ts';
import { localeOf } from '../texts/locale.ts';
import { version } from '../version.ts';
import { sessionViews } from '../views/session/index.ts';
import { app } from './app.ts';
import { resolveInteraction } from './dispatch.ts';
import { readInteraction } from './envelope.ts';
import { withMentions } from './mentions.ts';
import { day, endedAt, guids, inventedChart, inventedDb } from './warm-up/invented.ts';
import { rehearseJob } from './warm-up/job.ts';
import { rehearsePosts } from './warm-up/posts.ts';
import { rehearseUpload } from './warm-up/upload.ts';
import type { World } from './world.ts';
import { worldFor } from './world.ts';

/**
 * Prepares a new isolate while its modules load, which costs no request anything. Cloudflare ends a request after 10 ms of CPU, and the first
 * one would spend more than that on what is done here: the configuration is read, the routes are compiled, number and date formats are made,
 * and every command answers from an invented session, so that V8 has compiled it. Requests to others, timers and random numbers are not
 * allowed here. A wrong configuration is kept for the first request.
 */
export async function warmUp(env: object): Promise<void> {
  app.router.match('GET', '/');
  for (const language of ['en', 'de', 'fr']) prepareLanguage(language);
  const world = configured(env);
  if (!world) return;
  await rehearseNeon();
  const context = contextIn(world);
  const { timeZone } = context;
  for (const [typed, action] of commands.flatMap(actionsOf)) await rehearse(typed, valuesOf(action), context);
  for (const { key } of sessionViews) await rehearse('last', { view: key }, context);
  await rehearseUpload(inventedDb);
  await rehearseJob(inventedDb, timeZone);
  await rehearsePosts(context);
  buildTeams(eight, [{ a: 'A', b: 'B', weighted: 1 }]);
  encodePng(draw(inventedChart).image());
  leaveYoungGeneration();
}

/** Returns the world. Undefined if the configuration is wrong, which the first request says. */
function configured(env: object): World | undefined {
  try {
    return worldFor(env);
  } catch {
    return undefined;
  }
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

/** Runs a command as Discord sends it, and makes its message. What the invented answers do not suffice for is left to the first request. */
async function rehearse(typed: string, values: object, context: Context): Promise<void> {
  const [name, subcommand] = typed.split(' ');
  const given = Object.entries(values).map(([option, value]) => ({ name: option, type: 3, value }));
  const options = subcommand ? [{ name: subcommand, type: 1, options: given }] : given;
  const member = { user: { id: '1', username: '' }, permissions: '0' };
  const sent = { type: 2, id: '1', token: '1', guild_id: '1', member, data: { name, type: 1, options } };
  const interaction = readInteraction(new TextEncoder().encode(JSON.stringify(sent)));
  const task = interaction && resolveInteraction(interaction);
  if (!task || task.kind === 'autocomplete') return;
  try {
    messageOf(await withMentions(await task.run(context), context.commandIds));
  } catch {}
}

/** Candidates for /synergy builder, whose players must be different ones. */
const eight = [...'ABCDEFGH'].map((guid) => ({ guid, skill: 100 }));

/** Returns values for the options that must be given. */
function valuesOf({ options }: Action): Record<string, unknown> {
  const needed = Object.entries(options).filter(([, { required }]) => required);
  return Object.fromEntries(needed.map(([name, spec]) => [name, valueFor(spec)]));
}

function valueFor(spec: OptionSpec): unknown {
  if (spec.type === 'boolean') return false;
  if (spec.type === 'integer') return spec.min ?? 1;
  if (spec.type === 'user' || spec.type === 'channel') return '1';
  return (spec.type === 'string' && spec.choices?.[0]?.value) || guids[0];
}

function contextIn({ community: { timeZone }, discord }: World): Context {
  const locale = localeOf('en');
  return {
    db: inventedDb,
    now: new Date(endedAt),
    timeZone,
    serverTimeZone: timeZone,
    elapsedMs: () => 0,
    interactionId: '1',
    user: { id: '1', name: '' },
    viewer: { discordId: '1' },
    usernames: new Map(),
    locale,
    caller: locale,
    isInCommunity: true,
    linksWithoutProof: false,
    settingsChanged: () => {},
    postsWanted: () => {},
    mayManage: true,
    commandIds: async () => new Map(),
    waitingClaims: 0,
    hasPostTrouble: false,
    bot: { api: discord, token: undefined, applicationId: '1' },
    place: { channelId: undefined, appPermissions: undefined, serverLocale: undefined },
    hasPictures: true,
    picture: async () => undefined,
    version,
  };
}

/**
 * Lets V8 collect garbage now: what loading has made leaves the generation of new objects, which would otherwise be copied during the first
 * request.
 */
function leaveYoungGeneration(): void {
  for (let n = 0; n < 200; n += 1) new Array(10_000).fill(n);
}
