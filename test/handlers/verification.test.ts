import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSimulator } from '../../simulator/discord/simulator.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'small', vars: { OPEN: 'on' } });
});
afterAll(() => bot.close());

const ping = { id: '1', application_id: '1', type: 1, token: 'token', version: 1 };
const command = {
  id: '2',
  application_id: '1',
  type: 2,
  token: 'token',
  version: 1,
  data: { id: '3', name: 'ping', type: 1 },
  user: { id: '200000000000000001', username: 'somebody' },
};
const secondsAgo = (seconds: number) => String(Math.floor(Date.now() / 1000) - seconds);

test('a signed PING is answered with PONG', async () => {
  const response = await bot.discord.raw(ping);
  expect([response.status, await response.json()]).toEqual([200, { type: 1 }]);
});

test.each(['/interactions', '/interactions/', '/', ''])(
  'an Interactions Endpoint URL that ends in "%s" is taken',
  async (path) => {
    bot.discord.connect(bot.url + path);
    const response = await bot.discord.raw(ping);
    const forged = await bot.discord.raw(ping, { signature: '0'.repeat(128) });
    bot.discord.connect(`${bot.url}/interactions`);
    expect([response.status, await response.json()]).toEqual([200, { type: 1 }]);
    expect(forged.status).toBe(401);
  },
);

describe('401 and nothing else for', () => {
  test.each<[string, Parameters<Bot['discord']['raw']>[1]]>([
    ['no signature', { signature: undefined }],
    ['no time stamp', { timestamp: undefined }],
    ['a signature that is not hexadecimal', { signature: 'z'.repeat(128) }],
    ['a short signature', { signature: 'ab'.repeat(32) }],
    ['a signature of zeros', { signature: '0'.repeat(128) }],
    ['a body changed by a space', { sent: `${JSON.stringify(ping)} ` }],
    ['an empty body', { sent: '' }],
    ['a time stamp that is not a number', { timestamp: 'now' }],
    ['a time stamp before the window', { timestamp: secondsAgo(16 * 60) }],
    ['a time stamp after the window', { timestamp: secondsAgo(-16 * 60) }],
  ])('%s', async (_what, forged) => {
    expect((await bot.discord.raw(ping, forged)).status).toBe(401);
    expect((await bot.discord.raw(command, { ...forged, ...(forged?.sent && { sent: forged.sent }) })).status).toBe(
      401,
    );
  });

  test('a good signature of another key', async () => {
    const stranger = await createSimulator();
    stranger.connect(`${bot.url}/interactions`);
    const response = await stranger.raw(ping);
    await stranger.close();
    expect(response.status).toBe(401);
  });

  test('a signature over another time stamp', async () => {
    const other = await bot.discord.raw(ping, { timestamp: secondsAgo(5) });
    expect(other.status).toBe(200);
    const signature = 'ab'.repeat(64);
    expect((await bot.discord.raw(ping, { timestamp: secondsAgo(5), signature })).status).toBe(401);
  });
});

test('a request repeated within the window is handled again', async () => {
  const timestamp = secondsAgo(14 * 60);
  const answers = [await bot.discord.raw(command, { timestamp }), await bot.discord.raw(command, { timestamp })];
  for (const answer of answers)
    expect(await answer.json()).toMatchObject({ type: 4, data: { embeds: [{ title: 'Pong' }] } });
});

test('the window can be set', async () => {
  const strict = await startBot({ data: 'empty', vars: { REPLAY_WINDOW_SECONDS: '10' } });
  const late = await strict.discord.raw(ping, { timestamp: secondsAgo(15) });
  const fresh = await strict.discord.raw(ping, { timestamp: secondsAgo(5) });
  await strict.close();
  expect([late.status, fresh.status]).toEqual([401, 200]);
});

test.each([
  ['no JSON', 'hello', 400],
  ['JSON that is no interaction', 'null', 400],
  ['an interaction type that does not exist', '{"type":99}', 400],
])('signed, but %s: refused without harm', async (_what, body, status) => {
  expect((await bot.discord.raw(body)).status).toBe(status);
});
