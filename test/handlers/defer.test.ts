import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId } from '../support/components.ts';
import { eventually } from '../support/eventually.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
});
afterEach(() => bot.database.client.query('rollback'));
afterAll(() => bot.close());

/** Runs `action` while every query of a ranking is blocked, as in a busy database, until the bot has deferred. */
async function whileBusy<Result>(action: () => Promise<Result>, change = ''): Promise<Result> {
  await bot.database.client.query('begin; lock table player_totals in access exclusive mode');
  const deferred = bot.discord.nextDeferral();
  const acting = action();
  await deferred;
  await bot.database.client.query(`${change}; commit`);
  return acting;
}

/** Returns the REST requests that an action caused. */
async function callsOf(action: () => Promise<unknown>): Promise<string[]> {
  const before = bot.discord.calls.length;
  await action();
  return bot.discord.calls
    .slice(before)
    .map(({ method, path, status }) => `${method} ${path.split('/').at(-1)} ${status}`);
}

test('a slow reply is deferred, then completed', async () => {
  const calls = await callsOf(async () => {
    const { response, message, problems } = await whileBusy(() => bot.discord.ask('/leaderboard'));
    expect(problems).toEqual([]);
    expect(response).toEqual({ type: 5 });
    expect(message?.embeds[0]?.title).toBe('Kills · all time');
  });
  expect(calls).toEqual(['PATCH @original 200']);
});

test('a hidden reply is ephemeral also when deferred', async () => {
  const { response, message, problems } = await whileBusy(() => bot.discord.ask('/leaderboard hidden:True'));
  expect(problems).toEqual([]);
  expect(response).toEqual({ type: 5, data: { flags: 64 } });
  expect(message?.flags).toBe(64);
});

test('a pressed button is deferred as an update of its message', async () => {
  const { message } = await bot.discord.ask('/leaderboard');
  const pressed = await whileBusy(() => bot.discord.press(message?.id ?? '', customId(message, 'at=next')));
  expect(pressed.problems).toEqual([]);
  expect(pressed.response).toEqual({ type: 6 });
  expect(pressed.message?.id).toBe(message?.id);
  expect(customId(pressed.message, 'at=here')).toContain('page=2');
});

test.each([
  ['rate limited', ['PATCH @original 429', 'PATCH @original 200']],
  ['broken', ['PATCH @original 500', 'PATCH @original 200']],
  ['bad gateway', ['PATCH @original 502', 'PATCH @original 200']],
  ['unknown webhook', ['PATCH @original 404', 'PATCH @original 200']],
] as const)('REST is %s once: the request is retried', async (fault, wanted) => {
  bot.discord.inject(fault);
  const calls = await callsOf(async () => {
    const { message } = await whileBusy(() => bot.discord.ask('/leaderboard'));
    expect(message?.embeds[0]?.title).toBe('Kills · all time');
  });
  expect(calls).toEqual(wanted);
});

test('a refusal is not retried, and the log names the undelivered reply', async () => {
  bot.discord.inject('forbidden');
  const before = bot.log.length;
  const calls = await callsOf(async () => {
    await whileBusy(async () => {
      bot.discord.ask('/leaderboard').catch(() => {}); // this waits for a reply that never comes
    });
    await eventually(() => expect(bot.log.slice(before).at(-1)).toMatchObject({ outcome: 'error' }));
  });
  expect(calls).toEqual(['PATCH @original 403']);
  expect(bot.log.at(-1)?.error).toContain('403');
});

test('an error after a deferral becomes the reply, with the error id of the log', async () => {
  const rename = 'alter table player_totals rename column kills to frags';
  const { message, problems } = await whileBusy(() => bot.discord.ask('/leaderboard'), rename);
  await bot.database.client.query('alter table player_totals rename column frags to kills');
  expect(problems).toEqual([]);
  expect(message?.content).toContain('npm run schema');
  const [, id] = /Error ([0-9a-f]{8})/.exec(message?.content ?? '') ?? [];
  expect(bot.log).toContainEqual(expect.objectContaining({ outcome: 'error', errorId: id }));
});

test('an error after a button press does not change the message and is shown to the presser only', async () => {
  const { message } = await bot.discord.ask('/leaderboard');
  const rename = 'alter table player_totals rename column kills to frags';
  const press = () => bot.discord.press(message?.id ?? '', customId(message, 'at=next'));
  const calls = await callsOf(() => whileBusy(press, rename));
  await bot.database.client.query('alter table player_totals rename column frags to kills');
  expect(calls).toEqual([expect.stringMatching(/^POST /)]);
  expect(bot.discord.message(message?.id ?? '')?.embeds[0]?.title).toBe('Kills · all time');
  expect(bot.discord.messages().at(-1)).toMatchObject({
    flags: 64,
    content: expect.stringContaining('npm run schema'),
  });
});

test('suggestions that are late become an empty list, because Discord shows an error after three seconds', async () => {
  await bot.database.client.query('begin; lock table player_totals in access exclusive mode');
  const { response, problems } = await bot.discord.autocomplete('/stats player:a');
  expect([response, problems]).toEqual([{ type: 8, data: { choices: [] } }, []]);
  expect(bot.log.at(-1)).toMatchObject({
    kind: 'autocomplete',
    outcome: 'error',
    error: expect.stringContaining('2000 ms'),
  });
});

test('a claim and its code stay private, also when they are asked for with the button of a late public reply', async () => {
  const stranger = { as: '200000000000000007' };
  const query = async (text: string) => (await bot.database.client.query(text)).rows;
  const [free] = await query(
    'select player_guid as guid from player_totals where player_guid not in (select et_guid from player_links) limit 1',
  );
  const late = await whileBusy(() => bot.discord.ask('/stats', stranger));
  expect(late.message?.flags ?? 0).toBe(0); // the deferral made it public
  const chosen = await bot.discord.press(late.message?.id ?? '', customId(late.message, 'link.start'), stranger);
  expect(chosen.message?.id).not.toBe(late.message?.id);
  expect(chosen.message?.flags).toBe(64);
  const asked = await bot.discord.select(
    chosen.message?.id ?? '',
    customId(chosen.message, 'link.pick'),
    [free.guid],
    stranger,
  );
  const done = await bot.discord.press(asked.message?.id ?? '', customId(asked.message, 'link.confirm'), stranger);
  expect([done.message?.id, done.message?.flags]).toEqual([chosen.message?.id, 64]);
  const [{ code }] = await query('select code from link_codes');
  expect(done.message?.content).toContain(code);
  const again = await bot.discord.press(late.message?.id ?? '', customId(late.message, 'link.start'), stranger);
  expect(again.message?.flags).toBe(64);
  const seenByAll = bot.discord.messages().filter(({ flags = 0 }) => (flags & 64) === 0);
  expect(JSON.stringify(seenByAll)).not.toContain(code);
});

test('what became of a claim is told also if the database was too slow to ask when the command came', async () => {
  const { client } = bot.database;
  const claimant = { as: '200000000000000006' };
  const guid =
    'select player_guid from player_totals where player_guid not in (select et_guid from player_links) limit 1';
  await client.query(
    `insert into link_claims (discord_id, guid, claimed_at, outcome) values (${claimant.as}, (${guid}), now(), 'refused')`,
  );
  await bot.discord.ask('/unlink', { as: '200000000000000005' }); // the settings are read again with the next command
  await client.query('begin; lock table settings in access exclusive mode');
  const deferred = bot.discord.nextDeferral();
  const asking = bot.discord.ask('/leaderboard', claimant);
  await deferred;
  await client.query('commit');
  expect((await asking).message?.content ?? '').not.toContain('refused');
  const { message } = await bot.discord.ask('/leaderboard', claimant);
  expect([message?.content, message?.flags]).toEqual([expect.stringContaining('refused'), 64]);
  expect((await bot.discord.ask('/leaderboard', claimant)).message?.content ?? '').not.toContain('refused');
});
