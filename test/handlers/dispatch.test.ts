import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId } from '../support/components.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'small', vars: { OPEN: 'on' } });
});
afterAll(() => bot.close());

const user = { id: '200000000000000001', username: 'somebody' };
const envelope = { id: '5', application_id: '1', token: 'token', version: 1, user };

async function answerTo(body: Record<string, unknown>) {
  const response = await bot.discord.raw({ ...envelope, ...body });
  return {
    status: response.status,
    body: (await response.json()) as { type: number; data: { content: string; flags?: number } },
  };
}

describe('unknown and outdated commands and components get an ephemeral reply', () => {
  test.each([
    ['an unknown command', { type: 2, data: { id: '1', name: 'nonsense', type: 1 } }, '/help'],
    ['an unknown user menu entry', { type: 2, data: { id: '1', name: 'nonsense', type: 2, target_id: '7' } }, '/help'],
    ['a message menu entry', { type: 2, data: { id: '1', name: 'Stats', type: 3, target_id: '7' } }, '/help'],
    ['a form', { type: 5, data: { custom_id: 'x', components: [] } }, 'out of date'],
    [
      'a component of another version',
      { type: 3, data: { custom_id: '0|last.page|1', component_type: 2 }, message: {} },
      'out of date',
    ],
    [
      'a component that the bot did not make',
      { type: 3, data: { custom_id: 'hello', component_type: 2 }, message: {} },
      'out of date',
    ],
    [
      'an unknown route',
      { type: 3, data: { custom_id: '1|last.nonsense|1', component_type: 2 }, message: {} },
      'out of date',
    ],
    [
      'a route into a prototype',
      { type: 3, data: { custom_id: '1|last.constructor|1', component_type: 2 }, message: {} },
      'out of date',
    ],
    [
      'an option of the wrong type',
      { type: 2, data: { id: '1', name: 'leaderboard', type: 1, options: [{ name: 'page', type: 4, value: 'two' }] } },
      'options',
    ],
    [
      'an option that does not exist',
      {
        type: 2,
        data: { id: '1', name: 'leaderboard', type: 1, options: [{ name: 'constructor', type: 3, value: 'x' }] },
      },
      'options',
    ],
  ])('%s', async (_what, interaction, words) => {
    const { status, body } = await answerTo(interaction);
    expect(status).toBe(200);
    expect(body).toMatchObject({ type: 4, data: { flags: 64, allowed_mentions: { parse: [] } } });
    expect(body.data.content).toContain(words);
  });
});

test('autocomplete always returns a list, perhaps an empty one', async () => {
  for (const options of [
    undefined,
    [],
    [{ name: 'nonsense', type: 3, value: 'x', focused: true }],
    [{ name: 'hidden', type: 5, value: true }],
  ]) {
    const { status, body } = await answerTo({ type: 4, data: { id: '1', name: 'leaderboard', type: 1, options } });
    expect([status, body]).toEqual([200, { type: 8, data: { choices: [] } }]);
  }
});

test('text that PostgreSQL cannot store is cleaned, and the command works', async () => {
  for (const value of ['a\0b', '\ud83e', `x${'🥐'.repeat(60)}`]) {
    const player = { name: 'player', type: 3, value };
    const { body } = await answerTo({ type: 2, data: { id: '1', name: 'stats', type: 1, options: [player] } });
    expect(body.data.content).toContain('No player is called');
    const typing = { id: '1', name: 'stats', type: 1, options: [{ ...player, focused: true }] };
    await answerTo({ type: 4, data: typing });
    expect(bot.log.at(-1)).toMatchObject({ kind: 'autocomplete', outcome: 'ok' });
  }
});

test('the caller may be a member without a guild or a user without a member', async () => {
  const data = { id: '1', name: 'stats', type: 1 };
  const inGuild = await bot.discord.raw({
    ...envelope,
    user: undefined,
    member: { user, permissions: '0' },
    guild_id: '9',
    type: 2,
    data,
  });
  const inMessage = await bot.discord.raw({ ...envelope, type: 2, data });
  expect(await inGuild.json()).toEqual(await inMessage.json());
});

test('another user’s press gets a private copy; the owner’s press updates the message', async () => {
  const { message } = await bot.discord.ask('/leaderboard', { as: '200000000000000001' });
  const owned = await bot.discord.press(message?.id ?? '', customId(message, 'at=next'), { as: '200000000000000001' });
  expect(owned.response?.type).toBe(7);
  expect(owned.message?.id).toBe(message?.id);
  const foreign = await bot.discord.press(message?.id ?? '', customId(owned.message, 'at=next'), {
    as: '200000000000000002',
  });
  expect(foreign.response).toMatchObject({ type: 4, data: { flags: 64 } });
  expect(JSON.stringify(foreign.message?.components)).toContain('|200000000000000002|');
});

test('hidden:True makes the reply ephemeral', async () => {
  const { response, problems } = await bot.discord.ask('/leaderboard hidden:True');
  expect(problems).toEqual([]);
  expect(response).toMatchObject({ type: 4, data: { flags: 64 } });
});

test('each interaction writes one log line of JSON, without names or typed text', async () => {
  const before = bot.log.length;
  await bot.discord.ask('/stats player:nobody-is-called-this');
  expect(bot.log.slice(before)).toEqual([
    {
      at: expect.any(String),
      interaction: expect.any(String),
      kind: 'command',
      name: 'stats',
      guild: expect.any(String),
      ms: expect.any(Number),
      sqlMs: expect.any(Number),
      queries: 1,
      outcome: 'ok',
    },
  ]);
});

test('typed text is in no line of the log, also if PostgreSQL quotes it in its error', async () => {
  await bot.database.client.query(`
    create function refuse_name() returns trigger language plpgsql as $$ begin
      raise exception 'refused "%", %', new.display_name, upper(new.display_name)
        using detail = new.display_name, hint = new.display_name, errcode = 'P0001';
    end $$;
    create trigger refuse_name before insert or update on player_profiles for each row execute function refuse_name()`);
  const { rows } = await bot.database.client.query('select discord_id::text as id from player_links limit 1');
  const { message } = await bot.discord.ask('/name set name:Zzyzx', { as: rows[0].id });
  await bot.database.client.query('drop function refuse_name cascade');
  expect(message?.content).toContain('Error ');
  expect(bot.log.at(-1)).toMatchObject({ name: 'name set', outcome: 'error', error: expect.stringContaining('P0001') });
  expect(JSON.stringify(bot.log)).not.toMatch(/zzyzx/i);
});
