import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { manageServer, startBot } from '../support/bot.ts';
import { eventually } from '../support/eventually.ts';
import { sample } from '../support/sample.ts';

// Two Workers on one database: isolates that know nothing of each other.
let one: Bot;
let other: Bot;
beforeAll(async () => {
  one = await startBot({ data: 'small' });
  other = await startBot({ data: 'empty', vars: { DATABASE_URL: one.database.workerUrl } });
});
afterAll(async () => {
  await other.close();
  await one.close();
});

/** Lets a bot answer while every query of a ranking is blocked, until `done`. */
async function whileBusy<Result>(bot: Bot, done: () => Promise<Result>): Promise<Result> {
  const { client } = one.database;
  await client.query('begin; lock table player_totals in access exclusive mode');
  const asked = bot.discord.ask('/leaderboard');
  asked.catch(() => {}); // a deferred reply that never comes
  const result = await done();
  await client.query('commit');
  return result;
}

/** Lets a bot defer a reply and try to complete it. Returns what its log says. */
async function defer(bot: Bot): Promise<string> {
  const before = bot.log.length;
  await whileBusy(bot, () => bot.discord.nextDeferral());
  await eventually(() => expect(bot.log.slice(before).at(-1)).toMatchObject({ outcome: 'error' }));
  return String(bot.log.at(-1)?.error);
}

const calls = (bot: Bot) => bot.discord.calls.filter(({ path }) => path.includes('/webhooks/')).length;
const storedBan = async () =>
  (
    await one.database.client.query<{ since: number; until: number; minutes: number }>(
      `select floor(extract(epoch from since))::int as since, floor(extract(epoch from until))::int as until,
         extract(epoch from until - since)::int / 60 as minutes from address_ban`,
    )
  ).rows[0];

test('after a ban no isolate sends a request, and /admin health says since when and until when', async () => {
  for (const bot of [one, other]) await bot.discord.ask('/ping'); // both have read the community's settings
  one.discord.inject('blocked');
  expect(await defer(one)).toContain('429');
  expect(calls(one)).toBe(1);

  expect(await defer(other)).toContain('was not sent');
  expect(calls(other)).toBe(0);
  const ban = await storedBan();
  expect(ban?.minutes).toBe(15);
  for (const bot of [one, other]) {
    const { message } = await bot.discord.ask('/admin health', { permissions: manageServer });
    const said = message?.embeds[0]?.fields?.find(({ name }) => name === 'Discord')?.value;
    expect(said).toContain(`Since <t:${ban?.since}:t> `);
    expect(said).toContain(`until <t:${ban?.until}:t>`);
  }
});

test('during the ban a slow reply is not deferred: its caller hears when late answers are possible again', async () => {
  const { client } = one.database;
  for (const bot of [one, other]) {
    await client.query('begin; lock table player_totals in access exclusive mode');
    const { response, message } = await bot.discord.ask('/leaderboard');
    await client.query('commit');
    expect(response?.type).toBe(4);
    expect(message).toMatchObject({ flags: 64, content: expect.stringMatching(/too long.*<t:\d+:R>/) });
  }
  expect([calls(one), calls(other)]).toEqual([1, 0]);
});

const shapes = ['address banned', 'error 1015', 'blocked'] as const;
test.each(sample(shapes, 1))('the next ban (%s) within an hour lasts twice as long, at most an hour', async (shape) => {
  const { minutes = 0 } = (await storedBan()) ?? {};
  await one.database.client.query(`
    update address_ban set since = now() - (until - since) - interval '1 minute', until = now() - interval '1 minute'`);
  const fresh = await startBot({ data: 'empty', vars: { DATABASE_URL: one.database.workerUrl } });
  fresh.discord.inject(shape);
  await defer(fresh);
  const sent = calls(fresh);
  await fresh.close();
  expect(sent).toBe(1);
  expect((await storedBan())?.minutes).toBe(Math.min(60, 2 * minutes));
});

test('when the ban is over, late replies come again', async () => {
  await one.database.client.query(`
    update address_ban set since = now() - interval '2 days', until = now() - interval '1 day'`);
  const fresh = await startBot({ data: 'empty', vars: { DATABASE_URL: one.database.workerUrl } });
  const { client } = one.database;
  await client.query('begin; lock table player_totals in access exclusive mode');
  const asked = fresh.discord.ask('/leaderboard');
  await fresh.discord.nextDeferral();
  await client.query('commit');
  const { message } = await asked;
  const health = await fresh.discord.ask('/admin health', { permissions: manageServer });
  await fresh.close();
  expect(message?.embeds[0]?.title).toBe('Kills · all time');
  expect(JSON.stringify(health.message?.embeds)).not.toContain('takes no requests');
});
