import { setTimeout as sleep } from 'node:timers/promises';
import type { APIMessage } from 'discord-api-types/v10';
import type { ClientBase } from 'pg';
import { pgDb } from '../../scripts/database/pg.ts';
import type { Outcome } from '../../simulator/discord/outcome.ts';
import type { Acting, Simulator } from '../../simulator/discord/simulator.ts';
import { MANAGE_SERVER } from '../../simulator/discord/simulator.ts';
import type { WorkerVars } from '../../simulator/worker/index.ts';
import { sql } from '../../src/db/db.ts';
import { settingsIn } from '../../src/db/queries/settings.ts';
import { kinds } from '../../src/posts/kinds.ts';
import { renderPosts } from '../../src/posts/render.ts';
import { sessionViews } from '../../src/views/session/index.ts';
import { expectAnswer } from '../expect-answer.ts';
import { questions } from '../questions.ts';
import type { BenchWorld } from '../world.ts';
import type { Isolate } from './isolate.ts';
import type { Line } from './line.ts';
import { pageLines } from './pages.ts';
import { pictureLines } from './pictures.ts';
import { tenPlayerFiles } from './ten-players.ts';

const firstBarMs = 10;
const pingBarMs = 5;
const ingestToken = 'only-for-the-bench';
const healthToken = 'only-for-the-bench';
/** Longer (ms) than an isolate gathers metrics (see handlers/metrics.ts). */
const gatheringMs = 3200;
const chartsKey = 'only-for-the-bench-0123456789abcdef';

/** Bindings that the requests need besides those of the world. */
export const tokens: WorkerVars = {
  INGEST_TOKENS: `bench:${ingestToken}`,
  HEALTH_TOKEN: healthToken,
  CHARTS_KEY: chartsKey,
  PAGES: 'on',
};

const manager: Acting = { permissions: MANAGE_SERVER };

/** Returns every kind of request: PING, each command with its views, suggestions, a press, an upload, pages and health. `firstUrl` is a Worker that shows what can be pressed. */
export async function linesOf({ client, discord }: BenchWorld, firstUrl: string): Promise<Line[]> {
  const asked = await questions(client);
  const { rows } = await client.query<{ id: number }>('select max(id) as id from rounds where round_number > 0');
  const [guid = '', other = ''] = asked.join(' ').match(/\b[0-9A-F]{8}\b/g) ?? [];
  const views = sessionViews.map(({ key }) => `/last view:${key}`);
  const lines = [...new Set([...asked, ...views, ...closed([guid, other], rows[0]?.id ?? 0)])];
  return [
    { name: 'PING', firstBarMs: pingBarMs, send: ({ url }) => ping(discord, url) },
    ...lines.map((line) => ({
      name: line,
      firstBarMs,
      send: ({ url }: Pick<Isolate, 'url'>) => ask(discord, url, line),
    })),
    {
      // Requests in quick succession store their metrics together. This one stores its own each time.
      name: '/leaderboard, after a pause',
      firstBarMs,
      prepare: () => sleep(gatheringMs),
      send: ({ url }) => ask(discord, url, '/leaderboard'),
    },
    { name: 'press: /leaderboard, next page', firstBarMs, send: await pressOf(discord, firstUrl) },
    ...(await pressesOfPost('match', client, discord)),
    ...(await pressesOfPost('evening', client, discord)),
    { name: 'GET /', firstBarMs, send: ({ url }) => get(`${url}/`) },
    { name: 'GET /nowhere', firstBarMs, send: ({ url }) => get(`${url}/nowhere`, '', 404) },
    { name: 'GET /health', firstBarMs, send: ({ url }) => get(`${url}/health`) },
    { name: 'GET /health with its token', firstBarMs, send: ({ url }) => get(`${url}/health`, healthToken) },
    { name: 'GET /metrics', firstBarMs, send: ({ url }) => get(`${url}/metrics`, healthToken) },
    ...(await pageLines(firstUrl)),
    ...(await pictureLines(chartsKey)),
    { name: 'upload of a round with ten players', firstBarMs, send: uploadOf(tenPlayerFiles('2026-01-01')) },
    {
      name: 'upload of the same, which wants a post',
      firstBarMs,
      prepare: () => turnPostsOn(client, discord),
      send: uploadOf(tenPlayerFiles('2026-03-01')),
    },
  ];
}

/** Commands that write, and those of managers. They leave everything as it is, or the same after the second time. */
function closed([guid, other]: [string, string], round: number): string[] {
  return [
    '/link',
    `/link player:${guid}`,
    '/unlink',
    '/name set name:Kettle',
    '/name reset',
    '/name alias alias:Kettle',
    '/privacy show',
    '/privacy opt-in',
    '/privacy opt-out',
    '/privacy delete',
    '/admin health',
    '/admin metrics',
    '/admin ingest',
    `/admin round round:${round}`,
    ...['audit', 'rollups', 'sessions', 'derive', 'analyze'].map((task) => `/admin maintenance task:${task}`),
    '/admin merge',
    `/admin merge from:${guid} into:${other}`,
    '/admin posts',
    '/admin config',
  ];
}

async function ping(discord: Simulator, url: string): Promise<void> {
  discord.connect(`${url}/interactions`);
  const envelope = { id: '500000000000000001', application_id: discord.applicationId, token: 't', version: 1, type: 1 };
  const response = await discord.raw(envelope);
  const answer = await response.text();
  if (answer !== '{"type":1}') throw new Error(`PING: ${answer}`);
}

/** Sends a line. One that ends in `…` is still being typed and gets suggestions. */
async function ask(discord: Simulator, url: string, line: string): Promise<void> {
  discord.connect(`${url}/interactions`);
  const outcome = line.endsWith('…')
    ? await discord.autocomplete(line.slice(0, -1), manager)
    : await discord.ask(line, manager);
  expectOutcome(line, outcome);
}

/** Returns a press of a message's button. Each press is on a copy of the message, so that all are the same. */
async function pressOf(discord: Simulator, firstUrl: string): Promise<Line['send']> {
  discord.connect(`${firstUrl}/interactions`);
  const { message } = await discord.ask('/leaderboard', manager);
  const next = customIdsIn({ components: message?.components }).find((id) => id.includes('at=next')) ?? '';
  return async ({ url }) => {
    discord.connect(`${url}/interactions`);
    const copy = discord.repost(message as APIMessage, manager);
    expectOutcome(next, await discord.press(copy, next, manager));
  };
}

/** Returns a press of each button of the message about the latest match, or the latest evening. */
async function pressesOfPost(kind: 'match' | 'evening', client: ClientBase, discord: Simulator): Promise<Line[]> {
  const { rows } = await client.query<{ server: string; subject: string }>(
    `select server, ${kind === 'match' ? 'match_id' : 'id::text'} as subject from rounds where round_number = 2 and is_valid order by played_at desc limit 1`,
  );
  const post = { kind, key: `${kind}:0123456789abcdef`, server: '', subject: '', ...rows[0] };
  const settings = settingsIn([]);
  const given = sql`(select ${post.key}::text as key, ${post.server}::text as server, ${post.subject}::text as subject, null as message_id)`;
  const loads = kinds
    .filter((one) => one.kind === kind)
    .map(({ load }) => load(given, { now: new Date(), timeZone: 'UTC' }));
  const loaded = (await pgDb(client).transaction(loads)).flat();
  const picture = async () => undefined;
  const world = { timeZone: 'UTC', pagesAt: undefined, now: new Date(), picture };
  const rendered = await renderPosts([post], loaded, { kinds, settings, ...world });
  const found = rendered.get(post.key);
  if (!found || 'error' in found) throw new Error(`The latest ${kind} has no message.`);
  const message = {
    id: `71000000000000000${kind === 'match' ? 1 : 2}`,
    flags: 0,
    ...found.body,
  } as unknown as APIMessage;
  return customIdsIn(message).map((id) => ({
    name: `press: ${id.split('|')[1]}`,
    firstBarMs,
    async send({ url }) {
      discord.connect(`${url}/interactions`);
      discord.adopt(message, '');
      expectOutcome(id, await discord.press(message.id, id, manager));
    },
  }));
}

const customIdsIn = ({ components = [] }: { components?: unknown[] | undefined }) =>
  [...JSON.stringify(components).matchAll(/"custom_id":"([^"]*)"/g)].map(([, id = '']) => id);

/** Lets the bot post to a channel of the simulated Discord. */
export async function turnPostsOn(client: ClientBase, discord: Simulator): Promise<void> {
  await client.query(
    `with channel as (insert into settings (name, value, changed_by) values ('channel', $1, 1) on conflict do nothing)
     insert into post_settings (kind, is_on) values ('match', true), ('evening', true) on conflict do nothing`,
    [channelOf(discord)],
  );
}

let channel: string | undefined;

function channelOf(discord: Simulator): string {
  channel ??= discord.channels.add('results').id;
  return channel;
}

function expectOutcome(name: string, { problems, message, choices }: Outcome): void {
  const content = message?.content;
  if (problems.length > 0 || (!message && !choices)) throw new Error(`${name}: ${[...problems, content].join('; ')}`);
  expectAnswer(name, { content, choices });
}

async function get(url: string, token = '', expected = 200): Promise<void> {
  const response = await fetch(url, { headers: token ? { authorization: `Bearer ${token}` } : {} });
  const text = await response.text();
  if (response.status !== expected) throw new Error(`${url}: ${response.status} ${text}`);
}

/** Returns a sender that sends another file every time. */
function uploadOf(files: Iterator<{ name: string; text: string }>): Line['send'] {
  return async ({ url }) => {
    const { name, text } = files.next().value;
    const response = await fetch(`${url}/ingest/rounds/${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ingestToken}` },
      body: text,
    });
    const answer = await response.text();
    if (response.status !== 201) throw new Error(`${name}: ${response.status} ${answer}`);
  };
}
