import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessionViews } from '../../src/views/session/index.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId, customIds } from '../support/components.ts';
import { embedText } from '../support/embed.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'small' });
});
afterAll(() => bot.close());

const description = ({ message }: Awaited<ReturnType<Bot['discord']['ask']>>) => message?.embeds[0]?.description ?? '';

/** A line that begins with a player's place and name; in the view of everything it is a title. */
const playerLine = /^(?:\*\*)?(\d+) (\S.*?)(?: {2}\S.*|\*\*)$/gm;
const plain = (text = '') => text.replace(/\\/g, '');

/** The order of each view's players, computed from raw rows. */
const orders = {
  overview: 'sum(p.kills)',
  everything: 'sum(p.kills)',
  top: 'sum(p.kills)',
  combat: 'sum(p.kills)',
  weapons: 'sum(p.kills)',
  objectives: 'sum(p.xp)',
  support: 'sum(p.revives_given)',
  sprees: 'max(p.killing_spree_best)',
};

test.each(Object.entries(orders))(
  'view:%s shows everybody, most of %s first, in one round trip',
  async (view, order) => {
    const before = bot.log.length;
    const outcome = await bot.discord.ask(`/last view:${view}`);
    expect(outcome.problems).toEqual([]);
    expect(bot.log.slice(before)).toMatchObject([{ queries: 1 }]);
    const { rows } = await bot.database.client.query(
      `select player_name(p.player_guid) as name from player_comprehensive_stats p join rounds r on r.id = p.round_id
     where r.session_start = (select max(session_start) from rounds) and r.is_valid
     group by p.player_guid order by ${order} desc, sum(p.kills) desc, count(*) desc, p.player_guid`,
    );
    const shown = [...description(outcome).matchAll(playerLine)].map(([, place, name]) => ({
      place,
      name: plain(name),
    }));
    // The second table of a view has the same players again.
    const again = shown.findIndex(({ place }, index) => index > 0 && place === '1');
    const first = again === -1 ? shown : shown.slice(0, again);
    expect(first.length).toBeGreaterThan(view === 'everything' ? 2 : 5);
    for (const [index, { place, name }] of first.entries()) {
      expect(place).toBe(String(index + 1));
      expect(rows[index].name.startsWith(name.replace(/…$/, ''))).toBe(true);
    }
  },
);

test('the select switches the view in place', async () => {
  const { message } = await bot.discord.ask('/last');
  const switched = await bot.discord.select(message?.id ?? '', customId(message, 'session.view'), ['weapons']);
  expect(switched.message?.id).toBe(message?.id);
  expect(switched.message?.embeds[0]?.title).toMatch(/^Weapons · Sat/);
});

test('with a date it is that session', async () => {
  const [dated, newest] = [
    await bot.discord.ask('/last date:yesterday view:top'),
    await bot.discord.ask('/last view:top'),
  ];
  expect(dated.problems).toEqual([]);
  expect(dated.message?.embeds).toEqual(newest.message?.embeds);
});

test('a session past midnight is one session, and an hour without a round ends it', async () => {
  const { client } = bot.database;
  const round = (match: string, number: number, at: string) =>
    client.query(
      `insert into rounds (round_date, round_time, match_id, map_name, round_number, actual_time, time_limit, played_at, session_start, duration_seconds)
       values ('2026-02-28', '00:00', $1, $1, $2, '5:00', '10:00', $3::timestamptz, '2026-02-28T23:20Z', 300) returning id`,
      [match, number, at],
    );
  for (const [index, at] of [
    '2026-02-28T23:20Z',
    '2026-02-28T23:50Z',
    '2026-03-01T00:30Z',
    '2026-03-01T00:40Z',
  ].entries()) {
    const { rows } = await round(`night${index >> 1}`, (index % 2) + 1, at);
    await client.query(
      `insert into player_comprehensive_stats (round_id, round_date, map_name, round_number, player_guid, player_name, team, kills, deaths, damage_given, time_played_seconds)
       select $1, '2026-02-28', 'night', 1, guid, guid, side, 3, 2, 500, 300 from (values ('AAAAAAAA', 1), ('BBBBBBBB', 2)) as v (guid, side)`,
      [rows[0].id],
    );
  }
  await client.query('select refresh_totals()');
  const outcome = await bot.discord.ask('/last');
  const text = embedText(outcome);
  expect(text).toContain(`Sat Feb 28 · <t:${Date.parse('2026-02-28T23:15Z') / 1000}:t>, 1 h 25 min`);
  expect(text).toContain('2 maps · 2 players');
  expect(text).toContain('1 AAAAAAAA  12/8  1.50  DPM 100');
  const maps = await bot.discord.ask('/last view:maps');
  expect(embedText(maps)).toMatch(/^\*\*1 night0[\s\S]*^\*\*2 night1/m);
});

test('64 players with long hostile names: every page within the limits, everybody on one of them', async () => {
  const { client } = bot.database;
  await client.query(
    `insert into rounds (id, round_date, round_time, match_id, map_name, round_number, played_at, session_start, duration_seconds)
     values (999999, '2026-03-01', '11:00', 'big', 'big', 1, '2026-03-01T11:00Z', '2026-03-01T11:00Z', 600)`,
  );
  await client.query(
    `insert into player_comprehensive_stats (round_id, round_date, map_name, round_number, player_guid, player_name, team, kills, deaths, damage_given, time_played_seconds, constructions)
     select 999999, '2026-03-01', 'big', 1, lpad(to_hex(n), 8, 'C'), repeat('*_', 17) || lpad(n::text, 2, '0'), 1 + n % 2, n, 1, 12345 * n, 600, 2 from generate_series(1, 64) as n`,
  );
  await client.query(
    `insert into weapon_comprehensive_stats (round_id, round_date, map_name, round_number, player_guid, player_name, weapon_name, kills, shots, hits, headshots)
     select 999999, '2026-03-01', 'big', 1, lpad(to_hex(n), 8, 'C'), 'x', 'WS_' || weapon, 100, 1000, 500, 100
     from generate_series(1, 64) as n, unnest('{MP40,THOMPSON,LUGER,COLT,GRENADE,STEN,FG42}'::text[]) as weapon`,
  );
  await client.query('select refresh_totals()');
  for (const { key: view } of sessionViews) {
    let { message, problems } = await bot.discord.ask(`/last view:${view}`);
    const id = message?.id ?? '';
    const shown: string[] = [];
    for (;;) {
      expect(problems).toEqual([]);
      const [, ...body] = (message?.embeds[0]?.description ?? '').split('\n\n');
      shown.push(body.join('\n\n'));
      const next = customIds(message).find((one) => one.includes('at=next'));
      if (!next || JSON.stringify(message?.components).includes(`"${next}","disabled":true`)) break;
      ({ message, problems } = await bot.discord.press(id, next));
    }
    const everything = shown.join('\n');
    if (view === 'awards') expect(everything).toMatch(/Most built · .+, \+63 {2}\*\*2\*\*$/m);
    else if (view === 'evening') expect(everything).toContain('👑');
    else {
      // Kills are 1 to 64, so they identify players where no place does.
      const players = view.startsWith('maps') || view === 'grid' ? / (\d+)\/1\b/g : playerLine;
      expect([view, new Set([...everything.matchAll(players)].map(([, one]) => one)).size]).toEqual([view, 64]);
    }
  }
});

test('a database without a round says what to do', async () => {
  const empty = await startBot({ data: 'empty' });
  const answers = await Promise.all(
    ['/last', '/leaderboard', '/stats player:x', '/weapons player:x', '/ping'].map((line) => empty.discord.ask(line)),
  );
  await empty.close();
  for (const { message, problems } of answers) {
    expect(problems).toEqual([]);
    expect(message).not.toBeNull();
  }
  expect(answers[0]?.message?.content).toContain('npm run migrate');
  expect(answers[1]?.message?.embeds[0]?.description).toBe('No round of that time counts yet.');
});
