import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { healthToken, startBot } from '../support/bot.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'empty', vars: { INGEST_TOKENS: 'main:only-for-tests-0123' } });
});
afterAll(() => bot.close());

// Its types are those of workerd, which Node's contradict.
const module: string = '../../src/handlers/app.ts';
const { app } = (await import(module)) as { app: { routes: { method: string; path: string }[] } };
const routes = app.routes.filter(({ method }) => method !== 'ALL');
const nowhere = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'].flatMap((method) =>
  ['/nowhere', '/interactions/more', '/ingest', '/health/', '/ingest/rounds/a.txt'].map((path) => ({ method, path })),
);
const tokens = [undefined, 'wrong', healthToken, 'only-for-tests-0123'];

test('no response may be cached: every route, refusals, and paths that do not exist', async () => {
  const kept: string[] = [];
  const statuses = new Set<number>();
  for (const { method, path } of [...routes, ...nowhere]) {
    for (const token of tokens) {
      const response = await fetch(bot.url + path.replace(/:\w+/, 'a.txt'), {
        method,
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      });
      await response.arrayBuffer();
      statuses.add(response.status);
      if (response.headers.get('cache-control') !== 'no-store') kept.push(`${method} ${path} ${response.status}`);
    }
  }
  expect(kept).toEqual([]);
  expect([...statuses].sort()).toEqual([200, 400, 401, 404]);
});

test('nor signed answers, or errors', async () => {
  const signed = await bot.discord.raw({ id: '1', application_id: '1', type: 1, token: 'token', version: 1 });
  const bad = await bot.discord.raw('not JSON');
  const away = await startBot({ data: 'empty', vars: { DATABASE_URL: 'postgresql://bot:x@127.0.0.1:9/none' } });
  const unwell = await fetch(`${away.url}/health`);
  await away.close();
  const wrong = await startBot({ data: 'empty', vars: { TIME_ZONE: 'Mars/Olympus' } });
  const failed = await fetch(`${wrong.url}/health`);
  await wrong.close();
  const answers = [signed, bad, unwell, failed];
  expect(answers.map(({ status }) => status)).toEqual([200, 400, 503, 500]);
  for (const { headers } of answers) expect(headers.get('cache-control')).toBe('no-store');
});
