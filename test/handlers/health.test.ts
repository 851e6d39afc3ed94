import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SqlRoundTrip } from '../../simulator/neon/endpoint.ts';
import { startNeonEndpoint } from '../../simulator/neon/endpoint.ts';
import type { Bot } from '../support/bot.ts';
import { healthToken, startBot } from '../support/bot.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'empty' });
});
afterAll(() => bot.close());

async function health(token?: string, url = bot.url) {
  const response = await fetch(`${url}/health`, token ? { headers: { authorization: `Bearer ${token}` } } : {});
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test('the public response shows whether the bot works and its version, nothing more', async () => {
  expect(await health()).toEqual({ status: 200, body: { ok: true, version: expect.any(String) } });
});

test('a wrong token shows no details', async () => {
  const { status, body } = await health('wrong');
  expect([status, Object.keys(body)]).toEqual([401, ['error']]);
});

test('with the token: every missing and differing column is named', async () => {
  expect(await health(healthToken)).toMatchObject({ status: 200, body: { ok: true, problems: [] } });
  await bot.database.client.query('drop view counted_weapon_rounds cascade');
  await bot.database.client.query('alter table weapon_comprehensive_stats drop column accuracy');
  await bot.database.client.query('alter table rounds alter column round_outcome type varchar(9)');
  const { status, body } = await health(healthToken);
  expect(status).toBe(503);
  expect(body).toMatchObject({
    ok: false,
    problems: expect.arrayContaining([
      'weapon_comprehensive_stats.accuracy is missing (expected double precision)',
      'rounds.round_outcome is character varying(9) (expected text)',
      'Altered in the database: view computed_weapon_sessions; view counted_weapon_rounds. `npm run schema` makes it as it should be.',
    ]),
  });
});

test('the public response is cached, so that requests put no load on the database', async () => {
  expect(await health()).toMatchObject({ body: { ok: true } }); // this was cached before the columns were dropped
});

test('an unreachable database is reported without its password', async () => {
  const away = await startBot({ data: 'empty', vars: { DATABASE_URL: 'postgresql://bot:hush-hush@127.0.0.1:9/none' } });
  const { status, body } = await health(healthToken, away.url);
  const { message } = await away.discord.ask('/ping');
  await away.close();
  expect(status).toBe(503);
  expect(JSON.stringify(body)).toContain('does not wake up');
  expect(JSON.stringify([body, message, away.log])).not.toContain('hush-hush');
  expect(message?.content).toContain('still waking up');
});

test('requests that come at once to a cold isolate ask the database once', async () => {
  const trips: SqlRoundTrip[] = [];
  const endpoint = await startNeonEndpoint({ onRoundTrip: (trip) => trips.push(trip) });
  const cold = await startBot({ data: 'empty', vars: { DEV_NEON_ENDPOINT: endpoint.url } });
  const answers = await Promise.all(Array.from({ length: 30 }, () => health(undefined, cold.url)));
  await cold.close();
  await endpoint.close();
  expect(answers.map(({ status, body }) => [status, body.ok])).toEqual(answers.map(() => [200, true]));
  const writes = trips.filter(({ statements }) =>
    statements.some(({ query }) => query.includes('insert into handled_interactions')),
  );
  expect(writes).toHaveLength(1);
});
