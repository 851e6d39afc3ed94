import { afterAll, beforeAll, expect, test } from 'vitest';
import { minimumRounds } from '../../src/domain/minima.ts';
import { statistic } from '../../src/domain/statistics.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId } from '../support/components.ts';
import { pictureOf, withPictures } from '../support/picture.ts';
import { shown } from '../support/shown.ts';

let bot: Bot;
let link: { discord_id: string; et_guid: string; name: string };
beforeAll(async () => {
  bot = await startBot({ vars: withPictures });
  const { rows } = await bot.database.client.query(
    `select discord_id::text, et_guid, player_name(et_guid) as name from player_links
     join player_totals on player_guid = et_guid order by rounds desc limit 1`,
  );
  link = rows[0];
});
afterAll(() => bot.close());

const guidOf = (outcome: Awaited<ReturnType<Bot['discord']['ask']>>) =>
  /[0-9A-F]{8}/.exec(outcome.message?.embeds[0]?.footer?.text ?? '')?.[0];

async function alias(guid: string, name: string) {
  await bot.database.client.query('insert into player_aliases (guid, alias, last_seen) values ($1, $2, $3)', [
    guid,
    name,
    '2020-01-01',
  ]);
}

test.each([
  ['nobody named: the caller’s own player', () => '/stats'],
  ['a GUID', () => `/stats player:${link.et_guid}`],
  ['a GUID in small letters', () => `/stats player:${link.et_guid.toLowerCase()}`],
  ['a user', () => `/stats user:${link.discord_id}`],
  ['a mention typed as a name', () => `/stats player:<@${link.discord_id}>`],
  ['the user’s context menu', () => `Stats <@${link.discord_id}>`],
])('%s', async (_what, line) => {
  const before = bot.log.length;
  const outcome = await bot.discord.ask(line(), { as: link.discord_id });
  expect(outcome.problems).toEqual([]);
  expect(guidOf(outcome)).toBe(link.et_guid);
  expect(bot.log.slice(before)).toMatchObject([{ queries: 1, outcome: 'ok' }]);
});

test('names match exactly before by beginning before by part, whatever the case', async () => {
  const { rows } = await bot.database.client.query(
    'select player_guid from player_totals order by player_guid limit 3',
  );
  const [exact, beginning, part] = rows.map(({ player_guid }) => player_guid as string);
  await alias(part ?? '', 'the Quux himself');
  expect(guidOf(await bot.discord.ask('/stats player:QUUX'))).toBe(part);
  await alias(beginning ?? '', 'quuxian');
  expect(guidOf(await bot.discord.ask('/stats player:quux'))).toBe(beginning);
  await alias(exact ?? '', 'Quux');
  expect(guidOf(await bot.discord.ask('/stats player:quux'))).toBe(exact);
});

test('% and _ are letters like any other', async () => {
  const { rows } = await bot.database.client.query(
    'select player_guid from player_totals order by player_guid desc limit 1',
  );
  await alias(rows[0].player_guid, '100%_sure\\');
  for (const typed of ['100%_', '%_s', '_sure\\'])
    expect(guidOf(await bot.discord.ask(`/stats player:${typed}`))).toBe(rows[0].player_guid);
  const { message } = await bot.discord.ask('/stats player:%%%');
  expect(message?.content).toContain('No player is called');
});

test('several equal candidates: a select menu, never the first hit', async () => {
  const { rows } = await bot.database.client.query(
    'select player_guid from player_totals order by player_guid limit 2',
  );
  for (const { player_guid } of rows) await alias(player_guid, 'Twin');
  const { message, problems } = await bot.discord.ask('/stats player:twin');
  expect(problems).toEqual([]);
  expect(message?.embeds).toEqual([]);
  const picked = await bot.discord.select(message?.id ?? '', customId(message, 'stats.pick'), [rows[1].player_guid]);
  expect(picked.problems).toEqual([]);
  expect(picked.message?.id).toBe(message?.id);
  expect(guidOf(picked)).toBe(rows[1].player_guid);
});

test.each([
  ['/stats player:nobody-is-called-this', 'No player is called “nobody\\-is\\-called\\-this”'],
  ['/stats player:`**@everyone**`', '\\`\\*\\*\\@everyone\\*\\*\\`'],
  ['/stats', 'You are not linked to a player yet'],
  ['/stats user:200000000000000888', 'is not linked to a player'],
])('%s: says what to do, to the caller only', async (line, words) => {
  const { response, message, problems } = await bot.discord.ask(line, { as: '200000000000000777' });
  expect(problems).toEqual([]);
  expect(response).toMatchObject({ data: { flags: 64 } });
  expect(message?.content).toContain(words);
});

test('suggestions: the typed part, newest players first, GUID as value', async () => {
  const { choices, problems } = await bot.discord.autocomplete('/stats player:');
  expect(problems).toEqual([]);
  expect(choices?.length).toBeGreaterThan(10);
  for (const { name, value } of choices ?? []) {
    expect(name).toMatch(/ · (\d+\srounds? · |no counted round)/);
    expect(value).toMatch(/^[0-9A-F]{8}$/);
  }
});

test('a period without a round: the reply says so and still names the player', async () => {
  const { rows } = await bot.database.client.query(
    "select player_guid from player_totals where last_played_at < '2026-01-25' limit 1",
  );
  const { message } = await bot.discord.ask(`/stats player:${rows[0].player_guid} period:30d`);
  expect(message?.embeds[0]?.description).toMatch(/^No counted round: Last 30 days\.(\n|$)/);
});

test('one subject a line, values with their ranks, in this order', async () => {
  const { rows } = await bot.database.client.query(
    `select t.*, (select count(*) + 1 from player_totals o where o.kills > t.kills)::int as rank
     from player_totals t where player_guid = $1`,
    [link.et_guid],
  );
  const [t] = rows;
  const count = (value: number | string) => Math.round(Number(value)).toLocaleString('en');
  const lines = shown(await bot.discord.ask(`/stats player:${link.et_guid}`)).split('\n');
  const time = `${count(Math.floor(t.time_played / 3600))} h ${String(Math.floor(t.time_played / 60) % 60).padStart(2, '0')} min`;
  const dpm = count((60 * t.damage_given) / t.time_played);
  expect(lines[1]).toMatch(
    new RegExp(`^\\*\\*K/D ${(t.kills / t.deaths).toFixed(2)}\\*\\* · \\*\\*DPM ${dpm} \\(#\\d+\\)\\*\\*$`),
  );
  expect(lines[2]).toBe(`${count(t.rounds)} rounds · ${time}`);
  expect(lines[3]).toBe(`Kills ${count(t.kills)} (#${t.rank}) · deaths ${count(t.deaths)}`);
  expect(lines[4]).toMatch(/^Efficiency [\d.]+%$/);
  expect(lines[5]).toBe(`Damage ${count(t.damage_given)} given`);
  expect(lines[6]).toBe(`Damage ${count(t.damage_received)} received`);
  expect(lines[7]).toMatch(/^Aim [\d.]+% accuracy · [\d.]+% headshots$/);
  for (const line of lines.slice(8, 11)) expect(line).toMatch(/^\S.* \*\*[\d,]+\*\* kills(, [\d.]+%)?$/);
  expect(lines[11]).toMatch(/^DPM [\d,]+–[\d,]+, last \d+ rounds$/);
  expect(lines[12]).toMatch(/^[▁▂▃▄▅▆▇█]{3,20}$/);
  expect(lines[13]).toMatch(/^Last rounds \d+\/\d+ · \d+\/\d+ · \d+\/\d+$/);
  expect(lines[14]).toMatch(/^🎯 /u);
  expect(lines[15]).toMatch(/^🎮 .+ · \+\d+$/u);
});

test('ranks of all time do not stand beside values of another period', async () => {
  expect(shown(await bot.discord.ask(`/stats player:${link.et_guid} period:90d`))).not.toContain('(#');
});

test('two ways of naming a player at once are refused, with the names of the options', async () => {
  for (const [locale, words] of [
    ['en-US', 'in `player` and in `user`'],
    ['de', 'bei `spieler` und bei `nutzer`'],
    ['fr', 'dans `joueur` et dans `utilisateur`'],
  ] as const)
    for (const command of ['stats', 'weapons', 'playstyle', 'nemesis', 'achievements', 'aliases']) {
      const line = `/${command} player:${link.et_guid} user:${link.discord_id}`;
      const { message, response } = await bot.discord.ask(line, { locale });
      expect(message?.content).toContain(words);
      expect(response).toMatchObject({ data: { flags: 64 } });
    }
});

test('the weapons button and the way back', async () => {
  const { message } = await bot.discord.ask(`/stats player:${link.et_guid}`);
  const weapons = await bot.discord.press(message?.id ?? '', customId(message, 'weapons.show'));
  expect(weapons.message?.id).toBe(message?.id);
  expect(weapons.message?.embeds[0]?.title).toMatch(/^Weapons of /);
  expect(weapons.message?.embeds[0]?.footer?.text).toMatch(/^All time · /);
  const back = await bot.discord.press(message?.id ?? '', customId(weapons.message, 'stats.show'));
  expect(back.message?.embeds).toEqual(message?.embeds);
});

test('hostile names stay text, inside every limit', async () => {
  const name = '**[x](http://x)** @everyone <@1> `||_~\\';
  await bot.database.client.query('insert into player_aliases (guid, alias, last_seen) values ($1, $2, now())', [
    link.et_guid,
    name,
  ]);
  const lines = [
    `/stats player:${link.et_guid}`,
    `/weapons player:${link.et_guid}`,
    '/leaderboard stat:games',
    '/last',
  ];
  for (const line of lines) {
    const { message, problems } = await bot.discord.ask(line);
    expect(problems).toEqual([]);
    // Discord shows the alt text of a picture as it is.
    const texts = JSON.stringify(message, (key, value) => (key === 'image' ? undefined : value));
    expect(texts).not.toMatch(/\[x\]\(http|<@1>|[^\\]\*\*\[/);
  }
  await bot.database.client.query('delete from player_aliases where alias = $1', [name]);
});

const percent = (part: number, of: number) => `${((100 * part) / of).toFixed(1)}%`;
const pressed = async (part: string, options = {}) => {
  const { message } = await bot.discord.ask(`/stats player:${link.et_guid} period:90d`, options);
  const before = bot.log.length;
  const outcome = await bot.discord.press(message?.id ?? '', customId(message, part), options);
  expect(outcome.problems).toEqual([]);
  expect(bot.log.slice(before)).toMatchObject([{ queries: 1, outcome: 'ok' }]);
  return { ...outcome, asked: message };
};

test('the card: figures of all time with ranks, the DPM of the latest rounds, weapons, role; and back', async () => {
  const { message, asked } = await pressed('stats.card');
  const { data, alt } = pictureOf(message, 'card');
  const { client } = bot.database;
  const { rows } = await client.query(
    `select t.*, (select count(*) + 1 from player_totals o
       where o.rounds >= $2 and o.damage_given::float8 / o.time_played > t.damage_given::float8 / t.time_played)::int as rank
     from player_totals t where player_guid = $1`,
    [link.et_guid, minimumRounds(statistic('dpm'))],
  );
  const [t] = rows;
  const dpm = Math.round((60 * t.damage_given) / t.time_played);
  expect(data.name).toBe(link.name);
  expect(data.about).toBe(`All time · ${t.rounds}\u00a0rounds`);
  expect(data.figures).toEqual([
    ['K/D', (t.kills / t.deaths).toFixed(2), expect.stringMatching(/^#\d+$/)],
    ['DPM', String(dpm), `#${t.rank}`],
    ['Accuracy', percent(t.bullet_hits, t.bullet_shots), expect.stringMatching(/^#\d+$/)],
  ]);
  const { rows: latest } = await client.query(
    `select round(60.0 * damage_given / time_played_seconds)::int as dpm from player_comprehensive_stats p join rounds r on r.id = p.round_id
     where p.player_guid = $1 and time_played_seconds > 0 and r.session_start is not null order by r.played_at desc limit 20`,
    [link.et_guid],
  );
  expect(data.form.values).toEqual(latest.map((one) => one.dpm).reverse());
  expect(data.form.average).toEqual([`Average ${dpm}`, dpm]);
  const { rows: weapons } = await client.query(
    'select kills::int from weapon_totals where player_guid = $1 order by kills desc limit 3',
    [link.et_guid],
  );
  expect(data.weapons.rows.map(([, kills]) => kills)).toEqual(weapons.map(({ kills }) => kills.toLocaleString('en')));
  const style = await bot.discord.ask(`/playstyle player:${link.et_guid}`);
  expect(style.message?.embeds[0]?.description).toContain(`**${data.role}**`);
  expect(alt).toBe(`Player card of ${data.name}, ${data.role}: ${data.figures.map((one) => one.join(' ')).join('; ')}`);
  const back = await bot.discord.press(message?.id ?? '', customId(message, 'stats.show'));
  expect(back.message?.embeds).toEqual(asked?.embeds);
});

test('the trend: DPM and K/D of the latest 30 sessions, oldest first, with the average of all time', async () => {
  const { message } = await pressed('stats.trend');
  const { data, alt } = pictureOf(message, 'trend');
  const { rows } = await bot.database.client.query(
    `select kills::int, deaths::int, damage_given::int, time_played::int from player_sessions where player_guid = $1
     order by session_start desc, server limit 30`,
    [link.et_guid],
  );
  expect(data.sessions.map(([, dpm, kd]) => [dpm, kd])).toEqual(
    rows
      .reverse()
      .map((one) => [
        Math.round((6000 * one.damage_given) / one.time_played),
        Math.round((100 * one.kills) / (one.deaths || 1)),
      ]),
  );
  const { rows: totals } = await bot.database.client.query(
    'select kills::int, deaths::int from player_totals where player_guid = $1',
    [link.et_guid],
  );
  const average = (totals[0].kills / totals[0].deaths).toFixed(2);
  expect(data.figures[1]).toEqual(['K/D', `Average ${average}`, Math.round(100 * Number(average))]);
  expect(alt).toMatch(
    new RegExp(`^Line chart\\. .+ · last \\d+\\ssessions: DPM \\d+ in the latest, .+; K/D .+ ${average}$`),
  );
  const card = await bot.discord.press(message?.id ?? '', customId(message, 'stats.card'));
  expect(pictureOf(card.message, 'card').data.name).toBe(link.name);
});

test.each([
  ['de', 'Schnitt', ','],
  ['fr', 'Moyenne', ','],
])('card and trend are in the reader’s language: %s', async (locale, average, sign) => {
  const { message } = await bot.discord.ask(`/stats player:${link.et_guid} hidden:True`, { locale });
  const { message: card } = await bot.discord.press(message?.id ?? '', customId(message, 'stats.card'), { locale });
  expect(pictureOf(card, 'card').data.form.average[0]).toMatch(new RegExp(`^${average} \\d`));
  const { message: trend } = await bot.discord.press(message?.id ?? '', customId(card, 'stats.trend'), { locale });
  expect(pictureOf(trend, 'trend').data.decimalSign).toBe(sign);
});

test('who opts out has no card for others, also with an old button', async () => {
  const { message } = await bot.discord.ask(`/stats player:${link.et_guid}`);
  const buttons = ['stats.card', 'stats.trend'].map((part) => customId(message, part));
  await bot.discord.ask('/privacy opt-out', { as: link.discord_id });
  const hidden = [];
  for (const id of buttons) hidden.push(await bot.discord.press(message?.id ?? '', id));
  await bot.discord.ask('/privacy opt-in', { as: link.discord_id });
  for (const { message: shown } of hidden) expect(JSON.stringify(shown)).not.toContain(link.name);
});
