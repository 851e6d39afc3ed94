import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { eventually } from '../support/eventually.ts';
import { testSometimes } from '../support/sample.ts';
import { advance, hour } from '../support/test-clock.ts';

const token = 'main-server-0123456789';

let bot: Bot;
beforeAll(async () => {
  const vars = { DEV_NOW: '2026-03-01T20:00:00.000Z', DEV_CLOCK: 'on', INGEST_TOKENS: `main:${token}` };
  bot = await startBot({ data: 'empty', vars });
});
afterAll(() => bot.close());

const upload = ({ url }: Pick<Bot, 'url'>) =>
  fetch(`${url}/ingest/rounds/2026-01-01-200000-supply-round-1.txt`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: 'no round file',
  });

test('the daily trigger sets the alarm, and upkeep runs at the quiet hour of each day, once', async () => {
  expect(await advance(bot, 0)).toEqual({ now: '2026-03-01T20:00:00.000Z', ran: [], next: null });
  await bot.trigger();
  await eventually(async () => expect(await advance(bot, 0)).toMatchObject({ next: '2026-03-02T06:00:00.000Z' }));
  expect(await advance(bot, 9 * hour)).toMatchObject({ now: '2026-03-02T05:00:00.000Z', ran: [] });
  expect(await advance(bot, 2 * hour)).toEqual({
    now: '2026-03-02T07:00:00.000Z',
    ran: [{ job: 'upkeep', outcome: 'ok' }],
    next: '2026-03-03T06:00:00.000Z',
  });
  expect((await advance(bot, 72 * hour)).ran).toHaveLength(3);
  // A Clock that was away for three days runs it once.
  expect((await advance(bot, 72 * hour, true)).ran).toHaveLength(1);
  const { rows } = await bot.database.client.query(
    "select name, due_at, succeeded_at, failures, error from jobs where name = 'upkeep'",
  );
  expect(rows).toEqual([
    {
      name: 'upkeep',
      due_at: new Date('2026-03-09T06:00:00Z'),
      succeeded_at: new Date('2026-03-08T07:00:00Z'),
      failures: 0,
      error: null,
    },
  ]);
});

test('the commands see the time that the test clock has set', async () => {
  const { now } = await advance(bot, hour);
  const { message } = await bot.discord.ask('/season');
  expect(JSON.stringify(message)).toContain(now.slice(0, 4));
});

test.each(['', '{}', '{"advanceMs":-1}', '{"advanceMs":"1"}', '{"advanceMs":1,"more":1}'])(
  'POST /dev/clock refuses %j',
  async (body) => {
    const response = await fetch(`${bot.url}/dev/clock`, { method: 'POST', body });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: 'Send {"advanceMs": 3600000}: milliseconds, 0 or more.' });
  },
);

test('without DEV_CLOCK there is no test clock, and the alarm rings by itself', async () => {
  const plain = await startBot({ data: 'empty', vars: { INGEST_TOKENS: `main:${token}` } });
  await plain.database.client.query("insert into jobs (name, due_at) values ('upkeep', '2000-01-01')");
  expect((await fetch(`${plain.url}/dev/clock`, { method: 'POST', body: '{"advanceMs":1}' })).status).toBe(404);
  await upload(plain);
  const ranAt = async () =>
    (await plain.database.client.query("select succeeded_at as at from jobs where name = 'upkeep'")).rows[0].at;
  await eventually(async () => expect(await ranAt()).toEqual(new Date(inject('now'))));
  await plain.close();
});

test('a Worker without the binding CLOCK answers and takes files', async () => {
  const bundle = { ...inject('bundle'), durableObjects: {} };
  const bare = await startBot({ data: 'empty', bundle, vars: { INGEST_TOKENS: `main:${token}` } });
  expect((await upload(bare)).status).toBe(422);
  expect((await bare.discord.ask('/ping')).problems).toEqual([]);
  await eventually(() =>
    expect(bare.log).toContainEqual({
      kind: 'clock',
      outcome: 'error',
      error: expect.stringContaining('The binding CLOCK is missing'),
    }),
  );
  await bare.close();
});

testSometimes(
  'a job that is ended each time before it is done counts as failing, and lets the database sleep',
  async () => {
    const { client } = bot.database;
    const [job] = (await client.query("select due_at from jobs where name = 'upkeep'")).rows;
    const { now } = await advance(bot, 0);
    await client.query(`
    create function is_ended() returns trigger language plpgsql as $$ begin return null; end $$;
    create trigger ended before update on jobs for each row when (old.leased_by is not null and new.leased_by is null)
      execute function is_ended()`);
    await advance(bot, job.due_at.getTime() - Date.parse(now));
    const { ran } = await advance(bot, 24 * hour);
    expect(ran.length).toBeGreaterThan(2);
    expect(ran.length).toBeLessThan(14);
    const [failing] = (await client.query("select failures, error from jobs where name = 'upkeep'")).rows;
    expect(failing.failures).toBeGreaterThan(2);
    expect(failing.error).toContain('was ended');
    await client.query('drop trigger ended on jobs; drop function is_ended()');
    await advance(bot, 12 * hour);
    const { rows } = await client.query("select failures, error from jobs where name = 'upkeep'");
    expect(rows).toEqual([{ failures: 0, error: null }]);
  },
);
