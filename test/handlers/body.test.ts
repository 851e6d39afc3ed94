import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { eventually } from '../support/eventually.ts';

const token = 'only-for-tests-main-0123';
const most = 256 * 1024;
const ping = JSON.stringify({ id: '1', application_id: '1', type: 1, token: 'token', version: 1 });

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'empty', vars: { INGEST_TOKENS: `main:${token}` } });
});
afterAll(() => bot.close());

const shaped = {
  'x-signature-ed25519': 'ab'.repeat(64),
  'x-signature-timestamp': String(Math.floor(Date.now() / 1000)),
};

/** Sends the first bytes of a request and waits for the beginning of the response. `afterwards` closes the connection without waiting. */
async function sendPart(path: string, headers: Record<string, string>, part: string, afterwards: 'wait' | 'close') {
  const { hostname, port } = new URL(bot.url);
  const socket = connect(Number(port), hostname);
  const lines = Object.entries({ host: 'x', ...headers }).map(([name, value]) => `${name}: ${value}`);
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${part}`);
  const status = afterwards === 'wait' ? String((await once(socket, 'data'))[0]).slice(9, 12) : undefined;
  if (afterwards === 'close') await once(socket, 'ready');
  socket.destroy();
  return status;
}

test('a signed body of the largest size is read', async () => {
  const response = await bot.discord.raw(ping.padEnd(most));
  expect([response.status, await response.json()]).toEqual([200, { type: 1 }]);
});

test('a signed body of one byte more is refused', async () => {
  expect((await bot.discord.raw(ping.padEnd(most + 1))).status).toBe(413);
});

test('a larger Content-Length is refused before any byte of the body has arrived', async () => {
  expect(await sendPart('/interactions', { ...shaped, 'content-length': String(100 * most) }, '', 'wait')).toBe('413');
});

test('a body without Content-Length is refused at the limit, though it goes on', async () => {
  const chunk = `${(most + 1).toString(16)}\r\n${'x'.repeat(most + 1)}\r\n`;
  expect(await sendPart('/interactions', { ...shaped, 'transfer-encoding': 'chunked' }, chunk, 'wait')).toBe('413');
});

test('without a signature no byte of the body is awaited', async () => {
  expect(await sendPart('/interactions', { 'content-length': '1000' }, '', 'wait')).toBe('401');
});

test('an aborted body leaves no stack in the log', async () => {
  const file = '2026-03-01-200000-supply-round-1.txt';
  const before = bot.log.length;
  await sendPart('/interactions', { ...shaped, 'content-length': '1000' }, 'half of it', 'close');
  await sendPart(
    `/ingest/rounds/${file}`,
    { authorization: `Bearer ${token}`, 'content-length': '1000' },
    'half',
    'close',
  );
  // workerd runs requests of one isolate in the order of their arrival, and the aborted upload writes a line
  await eventually(() => expect(bot.log.slice(before)).toHaveLength(1));
  expect(bot.log.slice(before)).toMatchObject([{ kind: 'ingest', file, outcome: 'refused', status: 400 }]);
});
