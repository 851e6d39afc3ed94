import { afterAll, beforeAll, expect, test } from 'vitest';
import { cutGraphemes } from '../../src/domain/names.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId, customIds } from '../support/components.ts';
import { addCrowd } from '../support/crowd.ts';
import { shown } from '../support/shown.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'small' });
});
afterAll(() => bot.close());

type Outcome = Awaited<ReturnType<Bot['discord']['ask']>>;
const lines = (outcome: Outcome) =>
  shown(outcome)
    .split('\n')
    .filter((line) => /\*\*/.test(line));

/** Returns the lines of a list, each with the time that stands above it. */
function withTimes(outcome: Outcome): string[] {
  let time = '';
  return shown(outcome)
    .split('\n')
    .flatMap((line) => {
      time = /^-# <t:(\d+):R>$/.exec(line)?.[1] ?? time;
      return line.includes('**') ? [`${line} ${time}`] : [];
    });
}

/** Returns the players of all pages. */
async function pages(line: string): Promise<string[]> {
  let outcome = await bot.discord.ask(line);
  const id = outcome.message?.id ?? '';
  const all: string[] = [];
  for (;;) {
    expect(outcome.problems).toEqual([]);
    all.push(...withTimes(outcome));
    const next = customIds(outcome.message).find((one) => one.includes('at=next'));
    if (!next || JSON.stringify(outcome.message?.components).includes(`"${next}","disabled":true`)) return all;
    outcome = await bot.discord.press(id, next);
  }
}

const facts = `
  select player_guid, player_name(player_guid) as name, count(distinct (p.server, p.session_start))::int as sessions,
    count(*)::int as rounds, sum(kills)::int as kills, sum(deaths)::int as deaths, extract(epoch from max(played_at))::bigint as last,
    player_guid in (select et_guid from player_links) as linked
  from counted_player_rounds p group by player_guid`;

test.each([
  ['all', 'true'],
  ['linked', 'linked'],
  ['unlinked', 'not linked'],
  ['active', "last >= extract(epoch from '2026-01-30 12:00Z'::timestamptz)"],
])('filter:%s pages the filtered players, most recently seen first', async (filter, condition) => {
  const { rows } = await bot.database.client.query(
    `select * from (${facts}) as f where ${condition} order by last desc, player_guid`,
  );
  const before = bot.log.length;
  const listed = await pages(`/players list filter:${filter}`);
  for (const entry of bot.log.slice(before)) expect(entry).toMatchObject({ queries: 1, outcome: 'ok' });
  const count = (value: number) => Number(value).toLocaleString('en');
  expect(listed.map((line) => line.replace(/ \d+$/, ''))).toEqual(
    rows.map(
      ({ name, linked, kills, deaths }) =>
        `${linked ? '🔗 ' : ''}**${cutGraphemes(name, 18)}** ${count(kills)}/${count(deaths)}`,
    ),
  );
  for (const [index, { last }] of rows.entries()) {
    const above = Number(listed[index]?.split(' ').at(-1));
    expect(above).toBeGreaterThanOrEqual(Number(last));
    expect(above - Number(last)).toBeLessThan(12 * 3600);
  }
  const outcome = await bot.discord.ask(`/players list filter:${filter} page:1000`);
  const pageCount = Math.max(1, Math.ceil(rows.length / 10));
  expect(shown(outcome)).toContain(`There is no page 1,000. This is the last one, page ${pageCount}.`);
  if (pageCount > 1) expect(JSON.stringify(outcome.message?.components)).toContain(`"${pageCount}/${pageCount}"`);
});

test('totals are those of everybody', async () => {
  const { rows } = await bot.database.client.query(
    `select count(*)::int as all, count(*) filter (where linked)::int as linked from (${facts}) as f`,
  );
  const { all, linked } = rows[0];
  expect(shown(await bot.discord.ask('/players list filter:linked'))).toContain(`${all} players · ${linked} linked · `);
});

test.each([
  ['kills', 'kills desc'],
  ['rounds', 'rounds desc'],
  ['kd', 'kills::float / greatest(deaths, 1) desc'],
])('the menu sorts by %s and keeps the filter', async (order, by) => {
  const { message } = await bot.discord.ask('/players list filter:unlinked page:2');
  const sorted = await bot.discord.select(message?.id ?? '', customId(message, 'players.sort'), [order]);
  expect(sorted.problems).toEqual([]);
  expect(sorted.message?.id).toBe(message?.id);
  const { rows } = await bot.database.client.query(
    `select * from (${facts}) as f where not linked order by ${by}, last desc, player_guid limit 10`,
  );
  const count = (value: number) => Number(value).toLocaleString('en');
  // Beside long values there is less room for a name.
  const startsOnly = (line: string) => line.replace(/(\*\* .{10})[^…·]*…/u, '$1…');
  expect(lines(sorted).map(startsOnly)).toEqual(
    rows.map((row) => {
      const name = cutGraphemes(row.name, 18);
      const pair = `${count(row.kills)}/${count(row.deaths)}`;
      if (order === 'kills') return startsOnly(`**${pair}** ${name}`);
      if (order === 'kd') return startsOnly(`**${(row.kills / (row.deaths || 1)).toFixed(2)}** ${name} · ${pair}`);
      return startsOnly(`**${count(row.rounds)}** ${name} · ${row.sessions} session${row.sessions === 1 ? '' : 's'}`);
    }),
  );
});

test('a forged filter, order or page lists everybody', async () => {
  for (const forged of ['filter=constructor', 'filter=x|order=__proto__', 'page=-1', 'page=1e9']) {
    const response = await bot.discord.raw({
      id: '5',
      application_id: '1',
      token: 'token',
      version: 1,
      type: 3,
      guild_id: bot.discord.guildId,
      member: { user: { id: '7', username: 'x' }, permissions: '0' },
      message: {},
      data: { custom_id: `1|players.page|7|${forged}`, component_type: 2 },
    });
    expect(await response.json()).toMatchObject({ type: 7, data: { embeds: [{ title: 'Players' }] } });
  }
});

test('/players find: every match, the better first, with GUID, names and numbers', async () => {
  const { client } = bot.database;
  const { rows } = await client.query(`select * from (${facts}) as f order by player_guid limit 3`);
  const names = ['the Quux himself', 'quuxian', 'Quux'];
  for (const [index, { player_guid }] of rows.entries())
    await client.query("insert into player_aliases (guid, alias, last_seen) values ($1, $2, '2020-01-01')", [
      player_guid,
      names[index],
    ]);
  const before = bot.log.length;
  const outcome = await bot.discord.ask('/players find name:quux');
  expect(outcome.problems).toEqual([]);
  expect(bot.log.slice(before)).toMatchObject([{ queries: 1 }]);
  expect(shown(outcome)).toContain('3 players fit');
  const found = lines(outcome);
  const guids = [...shown(outcome).matchAll(/^-# `([0-9A-F]{8})` · /gm)].map(([, guid]) => guid);
  expect(guids).toEqual(rows.map(({ player_guid }) => player_guid).reverse());
  expect(found.filter((line) => line.includes(' · also '))).not.toEqual([]);
  for (const [index, { kills, deaths, linked }] of rows.toReversed().entries()) {
    expect(shown(outcome)).toContain(` · ${kills.toLocaleString('en')}/${deaths.toLocaleString('en')} · <t:`);
    expect(found[index]?.startsWith('🔗')).toBe(linked);
  }
  expect((await bot.discord.ask('/players find name:%_%')).message?.content).toContain('No player is called');
});

test('64 players of long hostile names: within the limits, everybody on one page', async () => {
  await addCrowd(bot.database.client, 64);
  const found = await bot.discord.ask('/players find name:*_`@');
  expect(found.problems).toEqual([]);
  expect(lines(found)).toHaveLength(10);
  expect(shown(found)).toContain('The best 10 of 64 matches');
  const { rows } = await bot.database.client.query('select count(*)::int as all from player_totals');
  expect(await pages('/players list')).toHaveLength(rows[0].all);
  for (const line of [
    '/aliases player:C0000001',
    '/achievements player:C0000001',
    '/compare player1:C0000001 player2:C0000002',
    '/season',
    '/stats player:C0000001',
    '/link player:C0000001',
    '/link',
    '/compare player1:*_ player2:`@|',
  ]) {
    const { problems, message } = await bot.discord.ask(line);
    expect([line, problems]).toEqual([line, []]);
    expect(message?.content).not.toContain('Error ');
  }
});

test('without a player everything says what to do', async () => {
  const empty = await startBot({ data: 'empty' });
  const answers = await Promise.all(
    [
      '/players list',
      '/players list filter:linked',
      '/players find name:x',
      '/season',
      '/compare player1:x player2:y',
      '/achievements player:x',
      '/aliases player:x',
      '/season id:2020-Q1',
    ].map((line) => empty.discord.ask(line)),
  );
  await empty.close();
  for (const { problems } of answers) expect(problems).toEqual([]);
  const texts = answers.map(shown);
  expect(texts.slice(0, 2)).toEqual([
    expect.stringContaining('npm run migrate'),
    expect.stringContaining('npm run migrate'),
  ]);
  expect(texts[3]).toContain('No round of this season counts.');
  for (const index of [2, 4, 5, 6]) expect(texts[index]).toContain('No player is called');
});
