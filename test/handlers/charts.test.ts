import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { casesOf } from '../../playground/gallery/cases/index.ts';
import type { Chart } from '../../src/charts/index.ts';
import { kinds as drawnKinds } from '../../src/charts/index.ts';
import { chartUrl, signatureOf } from '../../src/charts/link.ts';
import { pack, unpack } from '../../src/charts/payload.ts';
import { readPng } from '../charts/read-png.ts';
import type { Bot } from '../support/bot.ts';
import { manageServer, startBot } from '../support/bot.ts';
import { customIds } from '../support/components.ts';
import { createDatabase } from '../support/database.ts';
import { hostileAddresses, wronglyAnswered } from '../support/hostile-addresses.ts';
import { testSometimes } from '../support/sample.ts';
import { addCommunity } from '../support/walk/community.ts';
import { plain } from '../support/walk/names.ts';
import { readEverything } from '../support/walk/reading.ts';

/** The key with which the addresses of test/charts/lasting were signed. */
const key = '0123456789abcdef0123456789abcdef';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'small', vars: { CHARTS_KEY: key } });
});
afterAll(() => bot.close());

const leaderboard = async (asked: Bot, line = '/leaderboard') => {
  const { message, problems } = await asked.discord.ask(line);
  expect(problems).toEqual([]);
  return message?.embeds[0];
};

test('/leaderboard comes with its picture and alt text, in the same round trip; the picture needs no database', async () => {
  const before = bot.log.length;
  const embed = await leaderboard(bot);
  expect(bot.log.slice(before)).toMatchObject([{ queries: 1 }]);
  const image = embed?.image as { url: string; description: string };
  expect(image.description).toMatch(/^Bar chart\. Kills · .*: 1 .+; 2 .+; 3 .+/);
  const response = await fetch(image.url);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(readPng(new Uint8Array(await response.arrayBuffer()))).toMatchObject({ width: 800, height: 412 });
  const etag = response.headers.get('etag') ?? '';
  const again = await fetch(image.url, { headers: { 'if-none-match': etag } });
  expect([again.status, again.headers.get('etag')]).toEqual([304, etag]);
  const head = await fetch(image.url, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([200, 'image/png', '']);
});

test('each language has its alt text', async () => {
  const said = await Promise.all(
    ['de', 'fr'].map(
      async (locale) => (await bot.discord.ask('/leaderboard hidden:True', { locale })).message?.embeds[0]?.image,
    ),
  );
  expect(said.map((image) => (image as { description?: string } | undefined)?.description)).toEqual([
    expect.stringMatching(/^Balkendiagramm\. /),
    expect.stringMatching(/^Diagramme à barres\. .*\u00a0: /),
  ]);
});

test.each([
  ['without a key', {}],
  ['with CHARTS=off', { CHARTS_KEY: key, CHARTS: 'off' }],
])('%s the reply has its text alone, and no picture is drawn', async (_, vars) => {
  const plain = await startBot({ data: 'small', vars });
  const [with_, without] = [await leaderboard(bot), await leaderboard(plain)];
  const { rows } = await bot.database.client.query(
    'select player_guid from player_totals order by rounds desc limit 1',
  );
  const buttons = async (asked: Bot) => {
    const { message } = await asked.discord.ask(`/stats player:${rows[0].player_guid}`);
    return customIds(message).map((id) => id.split('|')[1]);
  };
  const ofPictures = ['stats.card', 'stats.trend'];
  const [offered, left] = [await buttons(bot), await buttons(plain)];
  const { image, ...rest } = with_ ?? {};
  const status = (await fetch(String(image?.url).replace(bot.url, plain.url))).status;
  await plain.close();
  expect(without).toEqual(rest);
  expect(offered).toEqual(expect.arrayContaining(ofPictures));
  expect(left).toEqual(offered.filter((one) => !ofPictures.includes(one ?? '')));
  expect(status).toBe(404);
});

test('PUBLIC_URL is where pictures are', async () => {
  const elsewhere = await startBot({
    data: 'small',
    vars: { CHARTS_KEY: key, PUBLIC_URL: 'https://stats.example.org/' },
  });
  const embed = await leaderboard(elsewhere);
  await elsewhere.close();
  expect(embed?.image?.url).toMatch(/^https:\/\/stats\.example\.org\/charts\/1\/[\w-]+\.[\w-]{22}\.png$/);
});

/** Returns the kind of the picture that an address carries. */
const kindAt = (url: string) => unpack(new URL(url).pathname.split('/').at(-1)?.split('.')[0] ?? '')?.kind;

testSometimes(
  'every answer with a picture asks as often as without: nothing else than the database, and that not more often',
  async () => {
    const database = await createDatabase('empty');
    await addCommunity(database.client, 12, plain);
    const shown = await startBot({ database: { ...database, drop: async () => {} }, vars: { CHARTS_KEY: key } });
    const off = await startBot({ database, vars: { CHARTS_KEY: key, CHARTS: 'off' } });
    const kinds = new Set<string | undefined>();
    const pairs: [how: string, withPicture: string, without: string][] = [];
    for await (const { how, put, outcome } of readEverything(shown)) {
      expect([how, outcome.problems]).toEqual([how, []]);
      const images = (outcome.message?.embeds ?? []).flatMap(({ image }) => image ?? []);
      if (images.length === 0) continue;
      for (const { url } of images) kinds.add(kindAt(url));
      const undescribed = images.filter((image) => !(image as { description?: string }).description);
      expect([how, undescribed]).toEqual([how, []]);
      const before = [shown, off].map(({ discord }) => discord.calls.length);
      const [again, plainly] = [await put(shown), await put(off)];
      expect([how, [shown, off].map(({ discord }) => discord.calls.length)]).toEqual([how, before]);
      const seen = JSON.stringify([plainly.message?.content, plainly.message?.embeds]);
      expect([how, plainly.problems, seen.includes('/charts/')]).toEqual([how, [], false]);
      expect(seen.length, how).toBeGreaterThan(50);
      pairs.push([how, again.interactionId, plainly.interactionId]);
    }
    const queriesOf = ({ log }: Bot, id: string) => log.find(({ interaction }) => interaction === id)?.queries;
    const asked = () => pairs.map(([how, first, second]) => [how, queriesOf(shown, first), queriesOf(off, second)]);
    await expect
      .poll(() => asked().filter(([, first, second]) => first === undefined || second === undefined))
      .toEqual([]);
    expect(asked()).toEqual(pairs.map(([how]) => [how, 1, 1]));
    const { message: metrics } = await shown.discord.ask('/admin metrics', { permissions: manageServer });
    kinds.add(kindAt(metrics?.embeds[0]?.image?.url ?? ''));
    expect(Object.keys(drawnKinds).filter((kind) => !kinds.has(kind))).toEqual([]);
    await shown.close();
    await off.close();
  },
);

test('Discord fetches a picture five times at once and gets it each time; with a wrong PUBLIC_URL the reply has its text', async () => {
  bot.discord.fetchPictures();
  const line = '/leaderboard stat:dpm';
  const [shown, lost] = await Promise.all([
    bot.discord.ask(line),
    startBot({ data: 'small', vars: { CHARTS_KEY: key, PUBLIC_URL: 'http://127.0.0.1:1' } }).then(async (wrong) => {
      wrong.discord.fetchPictures();
      const outcome = await wrong.discord.ask(line);
      await wrong.close();
      return outcome;
    }),
  ]);
  expect(shown.problems).toEqual([]);
  expect(shown.message?.embeds[0]?.image).toMatchObject({ width: 800, height: 412 });
  expect(lost.problems).toEqual([expect.stringMatching(/^embeds\.0\.image\.url: The picture did not come/)]);
  expect(lost.message?.embeds[0]?.image).not.toHaveProperty('width');
  expect(lost.message?.embeds[0]?.description).toBe(shown.message?.embeds[0]?.description);
});

const packed = pack({ kind: 'ranking', data: { title: 'Kills', rows: [[1, 'Kettle', '1', 1000, 0]] } });
const signed = async (payload: string) => `/charts/1/${payload}.${await signatureOf(payload, key)}.png`;

test.each<[string, () => Promise<string> | string]>([
  ['another signature', () => `/charts/1/${packed}.${'A'.repeat(22)}.png`],
  ['a signature of another key', async () => `/charts/1/${packed}.${await signatureOf(packed, 'x'.repeat(32))}.png`],
  ['a changed payload', async () => (await signed(packed)).replace('/1/', '/1/A')],
  ['a cut payload', async () => (await signed(packed)).replace(packed, packed.slice(1))],
  ['another version', async () => (await signed(packed)).replace('/1/', '/2/')],
  ['no signature', () => `/charts/1/${packed}.png`],
  ['another ending', async () => (await signed(packed)).replace('.png', '.svg')],
  ['an endless name', () => `/charts/1/${'A'.repeat(8000)}.${'A'.repeat(22)}.png`],
  // One picture has one address, so that each is drawn and cached once.
  ['a query', async () => `${await signed(packed)}?1`],
  ['an empty query', async () => `${await signed(packed)}?`],
  ['a slash at the end', async () => `${await signed(packed)}/`],
  ['an escaped letter', async () => (await signed(packed)).replace('.png', '.pn%67')],
  ['an escaped dot', async () => (await signed(packed)).replace('.png', '%2epng')],
  ['nothing', () => '/charts/1/'],
  ['a signed text that is no picture', () => signed('AAAA')],
])('%s: 404, which nobody keeps', async (_, path) => {
  const response = await fetch(`${bot.url}${await path()}`);
  expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store']);
});

test('no hostile address is drawn: truncated, swapped, signed by others, oversized, a bomb, garbage with the right signature', async () => {
  const seed = Date.now() & 0xff_ff_ff;
  const addresses = fc.sample(hostileAddresses(key), { seed, numRuns: 200 });
  expect(await wronglyAnswered(bot.url, addresses), `seed ${seed}`).toEqual([]);
});

/** One address of each kind, and what it shows. Old messages carry such addresses: these files are written once, and never changed. */
const lasting = join(import.meta.dirname, '../charts/lasting');

test.each(Object.keys(casesOf) as Chart['kind'][])(
  'an old address of %s still draws the same picture (UPDATE_PICTURES=1 writes the first one of a new kind)',
  async (kind) => {
    const [address, picture] = [join(lasting, `${kind}.txt`), join(lasting, `${kind}.png`)];
    if (process.env.UPDATE_PICTURES && !existsSync(address)) {
      const chart = casesOf[kind].typical ?? Object.values(casesOf[kind])[0];
      const url = chart && (await chartUrl(chart, { origin: '', key }));
      writeFileSync(address, `${url}\n`);
      writeFileSync(picture, Buffer.from(await (await fetch(`${bot.url}${url}`)).arrayBuffer()));
    }
    const response = await fetch(`${bot.url}${readFileSync(address, 'utf8').trim()}`);
    expect(response.status).toBe(200);
    const [drawn, first] = [readPng(Buffer.from(await response.arrayBuffer())), readPng(readFileSync(picture))];
    expect([drawn.width, drawn.height]).toEqual([first.width, first.height]);
    expect(drawn.palette.equals(first.palette) && drawn.rows.equals(first.rows)).toBe(true);
  },
);
