import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Bot } from '../../support/bot.ts';
import { startBot } from '../../support/bot.ts';
import { sample } from '../../support/sample.ts';
import type { OwnersFiles } from './set-up.ts';
import { chartsKey, onOwnersMachine, rightFiles } from './set-up.ts';

// What one service does not tell hides nothing about the others, and the doctor ends.

let bot: Bot;
let right: OwnersFiles;
/** Takes connections and says nothing. */
let silent: Server;
let silence: string;
/** Answers everything with a web page, as a proxy does. */
let page: Server;
beforeAll(async () => {
  // The doctor sees the real time, and the Worker another one: jobs would be late.
  bot = await startBot({
    data: 'empty',
    vars: { INGEST_TOKENS: 'main:main-server-0123456789', CHARTS_KEY: chartsKey, DEV_CLOCK: 'off' },
  });
  const urls = { databaseUrl: bot.database.workerUrl, neonEndpoint: inject('neonEndpoint'), workerUrl: bot.url };
  right = rightFiles(bot.discord, urls);
  silent = createServer((socket) => void socket.resume().on('error', () => {})).listen(0, '127.0.0.1');
  const body = '<!doctype html><title>Sign in</title>';
  const answer = `HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`;
  page = createServer((socket) => void socket.on('error', () => {}).once('data', () => socket.end(answer)));
  page.listen(0, '127.0.0.1');
  await Promise.all([once(silent, 'listening'), once(page, 'listening')]);
  silence = urlOf(silent);
});
afterAll(async () => {
  await bot.close();
  silent.close();
  page.close();
});

const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function codes(changes: Record<string, string>, vars: Record<string, string> = {}): Promise<string[]> {
  const files = { vars: { ...right.vars, ...vars }, secrets: { ...right.secrets, ...changes } };
  const { code, out, err } = await onOwnersMachine(files, ['scripts/doctor/index.ts', '--json']);
  expect({ code, err }).toEqual({ code: 1, err: '' });
  return (JSON.parse(out) as { findings: { code: string }[] }).findings.map((one) => one.code).sort();
}

const cases: [what: string, changes: () => Record<string, string>, findings: string[]][] = [
  ['Discord is down', () => ({ DEV_DISCORD_API: 'http://127.0.0.1:1/api' }), ['discord-unreachable']],
  ['Discord says nothing', () => ({ DEV_DISCORD_API: silence }), ['discord-unreachable']],
  ['a page in place of Discord', () => ({ DEV_DISCORD_API: urlOf(page) }), ['discord-unreachable']],
  ['Neon is down', () => ({ DEV_NEON_ENDPOINT: 'http://127.0.0.1:1/sql' }), ['database-away']],
  ['Neon says nothing', () => ({ DEV_NEON_ENDPOINT: `${silence}/sql` }), ['database-timeout']],
  ['a page in place of Neon', () => ({ DEV_NEON_ENDPOINT: `${urlOf(page)}/sql` }), ['database-away']],
  [
    'the Worker is down',
    () => ({ WORKER_URL: 'http://127.0.0.1:1' }),
    ['interactions-url-other', 'worker-unreachable'],
  ],
  ['the Worker says nothing', () => ({ WORKER_URL: silence }), ['interactions-url-other', 'worker-unreachable']],
  ['a page in place of the Worker', () => ({ WORKER_URL: urlOf(page) }), ['interactions-url-other', 'worker-other']],
  [
    'all are down, and a setting is wrong',
    () => ({
      DEV_DISCORD_API: 'http://127.0.0.1:1/api',
      DEV_NEON_ENDPOINT: 'http://127.0.0.1:1/sql',
      WORKER_URL: 'http://127.0.0.1:1',
      HEALTH_TOKEN: 'short',
    }),
    ['database-away', 'discord-unreachable', 'setting-wrong', 'worker-unreachable'],
  ],
  [
    'no secret at all',
    () => Object.fromEntries(Object.keys(right.secrets).map((name) => [name, ''])),
    ['charts-key-missing', 'setting-missing', 'setting-missing'],
  ],
];
test.concurrent.each(sample(cases, 2))('%s', async (_, changes, expected) => {
  expect(await codes(changes())).toEqual(expected);
});

test.each([['wrangler.toml that is no TOML', '[vars\nA = ', /cannot be read: Invalid TOML/]])(
  '%s ends with 2',
  async (_, text, words) => {
    const { mkdtempSync, rmSync, writeFileSync } = await import('node:fs');
    const folder = mkdtempSync('/tmp/stopwatch-toml-');
    writeFileSync(`${folder}/broken.toml`, text);
    const { code, err } = await onOwnersMachine(right, [
      'scripts/doctor/index.ts',
      '--config',
      `${folder}/broken.toml`,
    ]);
    rmSync(folder, { recursive: true });
    expect(code).toBe(2);
    expect(err).toMatch(words);
  },
);
