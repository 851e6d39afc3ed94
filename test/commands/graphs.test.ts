import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Chart } from '../../src/charts/index.ts';
import { unpack } from '../../src/charts/payload.ts';
import { readPng } from '../charts/read-png.ts';
import { addBigSession } from '../support/big-session.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId, customIds } from '../support/components.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ vars: { CHARTS_KEY: '0123456789abcdef0123456789abcdef' } });
  await addBigSession(bot.database);
});
afterAll(() => bot.close());

/** The demo's latest session. After it, there is one of 64 players with long names. */
const line = '/session date:2026-02-28 view:graphs';

type Outcome = Awaited<ReturnType<Bot['discord']['ask']>>;

const imagesOf = ({ message }: Outcome) =>
  (message?.embeds ?? []).map(({ image }) => image as { url: string; description: string });

/** Returns what the pictures of a reply carry, by kind. */
function chartsOf(outcome: Outcome): { [K in Chart['kind']]?: Chart<K>['data'] } {
  expect(outcome.problems).toEqual([]);
  const charts = imagesOf(outcome).map(({ url }) => unpack(url.split('/').at(-1)?.split('.')[0] ?? ''));
  return Object.fromEntries(charts.map((chart) => [chart?.kind, chart?.data]));
}

test('four pictures in one message, which Discord shows as one: one round trip, one address, an alt text each', async () => {
  const before = bot.log.length;
  const outcome = await bot.discord.ask(line);
  expect(bot.log.slice(before)).toMatchObject([{ queries: 1 }]);
  expect(Object.keys(chartsOf(outcome))).toEqual(['evening', 'dpm', 'damage', 'time']);
  const [first, ...others] = outcome.message?.embeds ?? [];
  const images = imagesOf(outcome);
  expect(first).toMatchObject({ title: expect.stringMatching(/^Graphs · /), url: images[0]?.url });
  expect(others).toEqual(images.slice(1).map((image) => ({ type: 'rich', url: images[0]?.url, image })));
  for (const { url } of images) {
    expect(url.length).toBeLessThanOrEqual(2048);
    const png = readPng(new Uint8Array(await (await fetch(url)).arrayBuffer()));
    expect([png.width, png.height]).toEqual([800, 600]);
  }
});

test('the figures are those of the database, and the alt text says the first of them', async () => {
  const outcome = await bot.discord.ask(line);
  const { evening, damage, time, dpm } = chartsOf(outcome);
  const { rows } = await bot.database.client.query(
    `select player_name(s.player_guid) as name, s.kills::int, s.deaths::int, s.damage_given::int as given, s.damage_received::int as received,
       round(s.time_played - s.time_dead)::int as alive, round(s.time_dead)::int as dead, s.denied_playtime::int as denied,
       round(60.0 * s.damage_given / s.time_played)::int as dpm
     from player_sessions s where s.session_start = (select session_start from gaming_sessions where session_date = '2026-02-28')
     order by s.kills desc, s.rounds desc, s.player_guid`,
  );
  const by = (key: string) => rows.toSorted((a, b) => b[key] - a[key]);
  expect(evening?.players.map(([, ...values]) => values)).toEqual(
    rows.slice(0, 10).map((one) => [one.kills, one.deaths]),
  );
  expect(damage?.players.map(([, ...values]) => values)).toEqual(by('given').map((one) => [one.given, one.received]));
  expect(time?.players.map(([, ...values]) => values)).toEqual(
    by('alive').map((one) => [one.alive, one.dead, one.denied]),
  );
  expect(dpm?.best.map(([, value]) => Number(value))).toEqual(
    by('dpm')
      .slice(0, 8)
      .map((one) => one.dpm),
  );
  const [best] = rows;
  const [alt] = imagesOf(outcome).map(({ description }) => description);
  expect(alt).toContain(`Kills/deaths: ${best.name} ${best.kills}/${best.deaths}; `);
  expect(alt?.startsWith(`${evening?.title.map(([, part]) => part).join(' ')}. ${evening?.note}`)).toBe(true);
});

test.each([
  [
    'de',
    /^Team\u00a0A 10 : 4 Team\u00a0B\. .* Kills\/Tode: /,
    /^Liniendiagramm\. DPM je Runde · .*: /,
    /^Balkendiagramm\. Schaden · /,
  ],
  [
    'fr',
    /^Équipe\u00a0A 10 : 4 .* Frags\/morts\u00a0: /,
    /^Courbes\. DPM par manche · .*\u00a0: /,
    /^Diagramme à barres\. Dégâts · /,
  ],
])('the alt texts are in %s', async (locale, ...wanted) => {
  const said = imagesOf(await bot.discord.ask(`${line} hidden:True`, { locale }));
  for (const [index, pattern] of wanted.entries()) expect(said[index]?.description).toMatch(pattern);
});

test('the select, the next session and the way back keep the pictures', async () => {
  const { message } = await bot.discord.ask('/session date:2026-02-28');
  const graphs = await bot.discord.select(message?.id ?? '', customId(message, 'session.view'), ['graphs']);
  expect(imagesOf(graphs)).toHaveLength(4);
  const [earlier = ''] = customIds(graphs.message).filter((id) => id.includes('session.open'));
  const other = await bot.discord.press(graphs.message?.id ?? '', earlier);
  expect(imagesOf(other)).toHaveLength(4);
  expect(imagesOf(other)[0]?.url).not.toBe(imagesOf(graphs)[0]?.url);
  const overview = await bot.discord.select(message?.id ?? '', customId(other.message, 'session.view'), ['overview']);
  expect(overview.message?.embeds).toHaveLength(1);
  expect(overview.message?.embeds[0]).not.toHaveProperty('url');
});

test('64 players with names of 36 signs: the first stand in the pictures, which say so, and every address is short enough', async () => {
  const outcome = await bot.discord.ask('/last view:graphs');
  const { evening, dpm, damage, time } = chartsOf(outcome);
  expect([evening?.players.length, dpm?.best.length, damage?.players.length, time?.players.length]).toEqual([
    10, 8, 12, 12,
  ]);
  expect([damage?.note, time?.note]).toEqual(['12 of 64 players', 'in minutes · 12 of 64 players']);
  for (const { url } of imagesOf(outcome)) expect(url.length).toBeLessThanOrEqual(2048);
});

test('without pictures everybody has a line: DPM map by map as bars, kills/deaths, DPM', async () => {
  const plain = await startBot();
  const { message, problems } = await plain.discord.ask('/last view:graphs');
  await plain.close();
  expect(problems).toEqual([]);
  expect(message?.embeds).toHaveLength(1);
  expect(message?.embeds[0]?.description).toMatch(/^1 Echo {2}[▁▂▃▄▅▆▇█]{7} {2}191\/65 {2}288$/m);
});
