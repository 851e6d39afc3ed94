import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { expect, test } from 'vitest';
import { takeLeaks } from './support/leaks/watch.ts';
import { watchWholeRun } from './support/leaks/whole-run.ts';

// After each test file, and after the whole run, no secret may have been seen. Here secrets are shown on purpose.

const secret = () => randomBytes(12).toString('hex');
const program = (code: string) => ['--input-type=commonjs', '-e', code];
/** Runs a program that was given a secret. */
const run = async (code: string, given: Record<string, string>) =>
  once(spawn(process.execPath, program(code), { env: { ...process.env, ...given } }), 'close');

test.each([
  ['DISCORD_TOKEN', 'a token', (one: string) => one, 'DISCORD_TOKEN'],
  ['INGEST_TOKENS', 'the second of two tokens', (one: string) => `main:0123456789abcdef, duel:${one}`, 'INGEST_TOKENS'],
  ['DATABASE_URL', 'a password', (one: string) => `postgresql://me:${one}@127.0.0.1:1/db`, 'DATABASE_URL'],
  [
    'NEW_DATABASE_URL',
    'another password',
    (one: string) => `postgresql://me:${one}@127.0.0.1:1/db`,
    'NEW_DATABASE_URL',
  ],
])('a program that prints %s, %s', async (_, _what, value, name) => {
  const planted = secret();
  await run(`process.stderr.write('It failed: ' + process.env.${name})`, { [name]: value(planted) });
  const [leak = '', ...more] = takeLeaks();
  expect(more).toEqual([]);
  expect(leak).toMatch(/^printed by .*It failed: .*\[SECRET\]/s);
  expect(leak).not.toContain(planted);
});

test('a secret that comes in two parts, a public key, and a file of variables', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stopwatch-test-secrets-'));
  const file = join(folder, 'vars');
  const [planted, open] = [secret(), secret()];
  writeFileSync(file, `CHARTS_KEY=${planted}\nDISCORD_PUBLIC_KEY=${open}\n`);
  const code = `process.stdout.write('${open} ${planted.slice(0, 9)}', () => setTimeout(() => process.stdout.write('${planted.slice(9)}'), 50))`;
  await run(code, { STOPWATCH_DEV_VARS: file });
  rmSync(folder, { recursive: true });
  expect(takeLeaks()).toEqual([expect.stringMatching(/^printed by/)]);
});

test('a command line that the project’s own code makes, and an answer over HTTP', async () => {
  const planted = secret();
  await run('', { HEALTH_TOKEN: planted });
  const start = (folder: string) =>
    new Script('spawn(program, args, { stdio: "ignore" })', {
      filename: `/project/${folder}/planted.ts`,
    }).runInNewContext({ spawn, program: process.execPath, args: [...program(''), planted] });
  await once(start('test/scripts'), 'close');
  expect(takeLeaks()).toEqual([]);
  await once(start('scripts'), 'close');
  expect(takeLeaks()).toEqual([expect.stringMatching(/^in the list of processes: .*\[SECRET\]/)]);

  const server = createServer((_, response) =>
    response.setHeader('content-type', 'application/json').end(`{"token":"${planted}"}`),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  await (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/health`)).text();
  server.close();
  await expect.poll(takeLeaks).toEqual([expect.stringMatching(/^answered to \/health: .*\[SECRET\]/)]);
});

test('the output of the whole run, and processes that were not started by a test', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stopwatch-test-secrets-'));
  const file = join(folder, 'secrets');
  const [printed, shown] = [secret(), secret()];
  writeFileSync(file, `${printed}\n${shown}\n`);
  const { write } = process.stdout;
  process.stdout.write = () => true;
  const end = watchWholeRun(file);
  process.stdout.write(`FAIL expected "${printed}"`);
  const child = spawn(process.execPath, [...program('setInterval(() => {}, 1000)'), shown], { stdio: 'ignore' });
  try {
    await once(child, 'spawn');
    const isListed = process.platform === 'linux' ? 'in the list of processes: .*\\[SECRET\\]' : '';
    expect(end).toThrow(new RegExp(`printed by the whole run: FAIL expected "\\[SECRET\\]"\\s*${isListed}`));
  } finally {
    process.stdout.write = write;
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  }
});
