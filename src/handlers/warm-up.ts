import type { Action, OptionSpec } from '../commands/command.ts';
import { actionsOf } from '../commands/command.ts';
import type { Context } from '../commands/context.ts';
import { commands } from '../commands/index.ts';
import { camelCased } from '../db/camel-case.ts';
import type { Db } from '../db/db.ts';
import { rehearseNeon } from '../db/rehearse-neon.ts';
import { messageOf } from '../discord/reply.ts';
import { sums } from '../domain/formula.ts';
import { localeOf } from '../texts/locale.ts';
import { version } from '../version.ts';
import { sessionViews } from '../views/session/index.ts';
import { app } from './app.ts';
import { withMentions } from './mentions.ts';
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
  let timeZone = 'UTC';
  try {
    timeZone = worldFor(env).community.timeZone;
  } catch {
    return;
  }
  await rehearseNeon();
  const context = contextIn(timeZone);
  const actions = new Map(commands.flatMap(actionsOf));
  for (const action of actions.values()) await rehearse(action, valuesOf(action), context);
  for (const { key } of sessionViews) await rehearse(actions.get('last'), { view: key }, context);
  // These go over many rounds: code that has run a few times gets compiled once more, better.
  for (let n = 0; n < 3; n += 1) {
    for (const typed of ['sessions', 'teams history']) await rehearse(actions.get(typed), {}, context);
    for (const view of ['maps-full', 'grid']) await rehearse(actions.get('last'), { view }, context);
  }
  leaveYoungGeneration();
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

/** Runs an action and makes its message. What the invented answers do not suffice for is left to the first request. */
async function rehearse(action: Action | undefined, values: object, context: Context): Promise<void> {
  try {
    const reply = await action?.run(values as Record<string, never>, context);
    if (reply) messageOf(await withMentions(reply, context.commandIds));
  } catch {}
}

/** Returns values for the options that must be given. */
function valuesOf({ options }: Action): Record<string, unknown> {
  const needed = Object.entries(options).filter(([, { required }]) => required);
  return Object.fromEntries(needed.map(([name, spec]) => [name, valueFor(spec)]));
}

function valueFor(spec: OptionSpec): unknown {
  if (spec.type === 'boolean') return false;
  if (spec.type === 'integer') return spec.min ?? 1;
  return (spec.type === 'string' && spec.choices?.[0]?.value) || guids[0];
}

function contextIn(timeZone: string): Context {
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
    mayManage: true,
    commandIds: async () => new Map(),
    waitingClaims: 0,
    version,
  };
}

const day = '2026-01-01';
const dayAfter = '2026-01-02';
const endedAt = Date.parse(`${day}T20:00:00Z`);
const sides = ['A', 'B'].map((side) => [1, 2, 3].map((number) => `${side}000000${number}`));
const guids = sides.flat();
const totals = Object.fromEntries(sums.map((sum) => [sum, 5]));

/** Two maps between two teams, in the form in which the database has rounds. */
const rounds = [0, 1, 2, 3].map((index) => [
  index + 1,
  endedAt + index * 600_000,
  sides[index % 2],
  sides[1 - (index % 2)],
  'supply',
  ...[600, `match ${index >> 1}`, 1 + (index % 2), true, 'file', 1, 2, '10:00', '8:00'],
]);

const session = {
  ...{ address: '1.00000000', day, time: '20:00', server: 'main', session_start: `${day}T20:00:00Z`, key: day },
  ...{
    rounds,
    rosters: [],
    number: 1,
    of: 1,
    newest: '0',
    names: Object.fromEntries(guids.map((guid) => [guid, guid])),
  },
  players: guids.map((player_guid) => ({
    player_guid,
    name: `Player ${player_guid}`,
    totals,
    weapons: [],
    details: {},
  })),
  playerRounds: rounds.flatMap(([id]) => guids.map((guid) => [id, guid, 5, 5, 500, 500, 600, 50, 100])),
};

/** The answer to every query of one row. */
const answer = {
  ...{
    session,
    sessions: [session, { ...session, session_start: `${dayAfter}T20:00:00Z`, players: 6 }],
    sameDay: [session],
    before: session,
    after: session,
  },
  ...{ count: 2, page: 1, pages: 2, ofDay: 1, month: null, candidates: [], names: session.names },
};

const inventedDb: Db = {
  query: async <Row>() => camelCased([answer]) as Row[],
  transaction: async (statements) => statements.map(() => camelCased([answer]) as unknown[]),
};

/**
 * Lets V8 collect garbage now: what loading has made leaves the generation of new objects, which would otherwise be copied during the first
 * request.
 */
function leaveYoungGeneration(): void {
  for (let n = 0; n < 200; n += 1) new Array(10_000).fill(n);
}
