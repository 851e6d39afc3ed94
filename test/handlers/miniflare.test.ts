import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { eventually } from '../support/eventually.ts';
import { startInMiniflare } from '../support/miniflare.ts';

// Tests configure workerd themselves, because that is quicker. Miniflare is the witness that the Worker then is the one that Cloudflare's own
// tools run.
const token = 'main-server-0123456789';
const publicUrl = 'https://pictures.example';
const vars = { CHARTS_KEY: 'k'.repeat(32), PAGES: 'on', PUBLIC_URL: publicUrl, INGEST_TOKENS: `main:${token}` };

let plain: Bot;
let miniflare: Bot;
beforeAll(async () => {
  [plain, miniflare] = await Promise.all([
    startBot({ data: 'small', vars }),
    startBot({ data: 'small', vars, start: startInMiniflare }),
  ]);
  await miniflare.database.client.query("insert into jobs (name, due_at) values ('upkeep', '2000-01-01')");
});
afterAll(async () => {
  await Promise.all([plain, miniflare].map((bot) => bot?.close()));
});

/** How a body is sent, which is not the Worker's business. */
const transport = ['date', 'content-length', 'content-encoding', 'transfer-encoding'];
const lines = ['/season', '/players list', '/leaderboard', '/last view:graphs', '/sessions', '/records'];

test.each(lines)('%s is answered in Miniflare as in the workerd of the tests', async (line) => {
  const [one, other] = await Promise.all([plain, miniflare].map((bot) => bot.discord.ask(line)));
  expect([one?.problems, other?.problems]).toEqual([[], []]);
  expect(other?.message?.embeds).toEqual(one?.message?.embeds);
  expect(other?.message?.components).toEqual(one?.message?.components);
});

const requests: [request: string, options: { body?: string; headers?: Record<string, string> }][] = [
  ['GET /', {}],
  ['GET /nowhere', {}],
  ['GET /health', { headers: { authorization: 'Bearer wrong' } }],
  ['POST /interactions', { body: '{}' }],
  ['POST /ingest/rounds/2026-01-01-200000-supply-round-1.txt', { body: 'no round file' }],
  [
    'POST /ingest/rounds/2026-01-01-200000-supply-round-1.txt',
    { body: 'x', headers: { authorization: `Bearer ${token}` } },
  ],
];

test.each(requests)('%s: the same status, headers and body', async (request, options) => {
  const [method = '', path] = request.split(' ');
  const [one, other] = await Promise.all(
    [plain, miniflare].map(async ({ url }) => {
      const response = await fetch(`${url}${path}`, { method, ...options });
      const headers = [...response.headers].filter(([name]) => !transport.includes(name));
      return { status: response.status, headers, body: await response.text() };
    }),
  );
  expect(other).toEqual(one);
});

test('what an isolate rehearses while it starts does not fail', () => {
  expect([...plain.log, ...miniflare.log].filter(({ kind }) => kind === 'rehearsal')).toEqual([]);
});

test('a picture has the same bytes', async () => {
  const { message } = await plain.discord.ask('/leaderboard');
  const path = String(message?.embeds[0]?.image?.url).slice(publicUrl.length);
  const [one, other] = await Promise.all(
    [plain, miniflare].map(async ({ url }) => Buffer.from(await (await fetch(`${url}${path}`)).arrayBuffer())),
  );
  expect(one?.subarray(1, 4).toString()).toBe('PNG');
  expect(other?.equals(one as Buffer)).toBe(true);
});

test('the cron trigger of wrangler.toml sets the alarm of the Clock, which runs what is due', async () => {
  await miniflare.trigger();
  await eventually(async () => {
    const { rows } = await miniflare.database.client.query("select succeeded_at as at from jobs where name = 'upkeep'");
    expect(rows[0]?.at).toEqual(new Date(inject('now')));
  });
});
