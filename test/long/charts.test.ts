import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signatureOf } from '../../src/charts/link.ts';
import { pack } from '../../src/charts/payload.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';

const requests = 100_000;
const atOnce = 50;
const key = randomBytes(32).toString('hex');

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'empty', vars: { CHARTS_KEY: key } });
});
afterAll(() => bot.close());

test('no hostile address of a picture is drawn', { timeout: 1_800_000 }, async () => {
  const right = pack({ kind: 'ranking', data: { title: 'Kills', rows: [[1, 'Kettle', '1', 1000, 0]] } });
  const signature = await signatureOf(right, key);
  const letters = fc.string({ unit: fc.constantFrom(...'ABCabc019-_.%/'), maxLength: 300 });
  const hostile = fc.oneof(
    letters,
    letters.map((text) => `${text}.${signature}.png`),
    letters.map((text) => `${right}.${text}.png`),
    fc.nat({ max: right.length - 1 }).map((at) => `${right.slice(0, at)}${right.slice(at + 1)}.${signature}.png`),
    fc.nat({ max: 21 }).map((at) => `${right}.${signature.slice(0, at)}${signature.slice(at + 1)}.png`),
    fc.nat({ max: 5000 }).map((length) => `${'A'.repeat(length)}.${signature}.png`),
  );
  const seed = Date.now() & 0xff_ff_ff;
  console.log(`seed ${seed}`);
  const names = fc.sample(hostile, { seed, numRuns: requests });
  const wrong: string[] = [];
  const send = async (offset: number) => {
    for (let at = offset; at < names.length; at += atOnce) {
      const name = names[at] ?? '';
      const response = await fetch(`${bot.url}/charts/1/${name}`);
      await response.arrayBuffer();
      if (response.status !== 404 || response.headers.get('cache-control') !== 'no-store') wrong.push(name);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, offset) => send(offset)));
  expect(wrong).toEqual([]);
});
