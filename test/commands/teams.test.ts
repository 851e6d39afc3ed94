import { afterAll, beforeAll, expect, test } from 'vitest';
import { addBigSession } from '../support/big-session.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId } from '../support/components.ts';
import { embedText } from '../support/embed.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

async function rowsOf<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
  return (await bot.database.client.query(text, values)).rows as Row[];
}

/** Returns a date for which the old bot stored rosters, with those rosters. */
async function withRosters() {
  const [newest] = await rowsOf<{ date: string }>(
    `select max(session_start_date) as date from session_teams t
     where exists (select from rounds r where r.played_at = r.session_start and r.round_date = t.session_start_date::date)`,
  );
  const date = newest?.date ?? '';
  const rosters = await rowsOf<{ team_name: string; player_guids: string }>(
    'select team_name, player_guids from session_teams where session_start_date = $1 order by id',
    [date],
  );
  return {
    date,
    rosters: rosters.map(({ team_name, player_guids }) => ({ team_name, guids: JSON.parse(player_guids) as string[] })),
  };
}

const seconds = (clock: string) => Number(clock.split(':')[0]) * 60 + Number(clock.split(':')[1]);

test.each(['show', 'score', 'lineup', 'history'])('/teams %s answers in one round trip', async (view) => {
  const before = bot.log.length;
  const { problems } = await bot.discord.ask(`/teams ${view}`);
  expect(problems).toEqual([]);
  expect(bot.log.slice(before)).toMatchObject([{ outcome: 'ok', queries: 1 }]);
});

test('stored rosters win, with all their players who took part', async () => {
  const { date, rosters } = await withRosters();
  const shown = embedText(await bot.discord.ask(`/teams show date:${date}`));
  expect(shown).toContain('Set by hand');
  for (const { team_name, guids } of rosters) {
    expect(shown).toContain(team_name);
    const played = await rowsOf<{ name: string }>(
      `select distinct player_name(player_guid) as name from counted_player_rounds c
       where player_guid = any ($1) and session_start in (select session_start from rounds where round_date = $2 and played_at = session_start)`,
      [guids, date],
    );
    for (const { name } of played) expect(shown).toContain(name.slice(0, 17).replace(/\\/g, ''));
  }
});

test('the score is what the times of the rounds and the rosters give', async () => {
  const { date, rosters } = await withRosters();
  const rounds = await rowsOf<{
    match_id: string;
    round_number: number;
    time_limit: string;
    actual_time: string;
    defender_team: number;
    id: string;
  }>(
    `select match_id, round_number, time_limit, actual_time, defender_team, id from rounds
     where is_valid and round_number > 0
       and session_start = (select min(session_start) from rounds where round_date = $1 and played_at = session_start)`,
    [date],
  );
  const points = [0, 0];
  for (const first of rounds.filter(({ round_number }) => round_number === 1)) {
    const second = rounds.find(({ match_id, round_number }) => match_id === first.match_id && round_number === 2);
    if (!second) continue;
    const sides = await rowsOf<{ player_guid: string; team: number }>(
      'select player_guid, team from player_comprehensive_stats where round_id = $1',
      [first.id],
    );
    const attacking = rosters.map(
      ({ guids }) =>
        sides.filter(({ player_guid, team }) => guids.includes(player_guid) && team === 3 - first.defender_team).length,
    );
    const attackers = (attacking[0] ?? 0) > (attacking[1] ?? 0) ? 0 : 1;
    const beaten = seconds(second.actual_time) < seconds(second.time_limit);
    const set = seconds(first.actual_time) < seconds(first.time_limit);
    for (const team of beaten ? [1 - attackers] : set ? [attackers] : [0, 1])
      points[team] = (points[team] ?? 0) + (beaten || set ? 2 : 1);
  }
  expect(points[0] ?? 0).toBeGreaterThan(0);
  const shown = embedText(await bot.discord.ask(`/teams score date:${date}`));
  const [, left, score0, score1, right] = /\*\*(.+?) +(\d+) : (\d+) +(.+?)\*\*/.exec(shown) ?? [];
  expect({ [left ?? '']: Number(score0), [right ?? '']: Number(score1) }).toEqual(
    Object.fromEntries(rosters.map(({ team_name }, team) => [team_name, points[team]])),
  );
});

test('line-ups: players added, removed and unchanged since the session before or another', async () => {
  const [latest, before] = await rowsOf<{ date: string }>(
    `select to_char(session_date, 'YYYY-MM-DD') as date from gaming_sessions where counts order by session_start desc limit 2`,
  );
  const known = embedText(await bot.discord.ask('/teams lineup'));
  expect(known).toContain('compared with');
  expect(known).toMatch(/[➕➖=]/u);
  expect(embedText(await bot.discord.ask(`/teams lineup previous:${before?.date}`))).toBe(known);
  const same = embedText(await bot.discord.ask(`/teams lineup previous:${latest?.date}`));
  expect(same).not.toMatch(/[➕➖]/u);
  const [oldest] = await rowsOf<{ date: string }>(
    `select to_char(min(session_date), 'YYYY-MM-DD') as date from gaming_sessions`,
  );
  expect(embedText(await bot.discord.ask(`/teams lineup date:${oldest?.date}`))).toContain('no session before it');
});

test('history: the same five for two evenings are a line-up with a record', async () => {
  const { client } = bot.database;
  await client.query('begin');
  for (const [evening, day] of ['2019-05-01', '2019-05-08'].entries()) {
    for (const number of [1, 2]) {
      const { rows } = await client.query(
        `insert into rounds (round_date, round_time, match_id, map_name, round_number, time_limit, actual_time, defender_team, winner_team, played_at, session_start, duration_seconds)
         values ($1::text::date, '20:00', 'old' || $1::text, 'supply', $2::int, '10:00', '10:00', 1, case when $2::int = 2 then $3::int else 1 end,
           ($1::text || 'T20:' || ($2::int * 10)::text || 'Z')::timestamptz, ($1::text || 'T20:10Z')::timestamptz, 600) returning id`,
        [day, number, evening === 0 ? 2 : 1],
      );
      await client.query(
        `insert into player_comprehensive_stats (round_id, round_date, map_name, round_number, player_guid, player_name, team, kills, deaths, damage_given, time_played_seconds)
         select $1, '2019-05-01', 'supply', $2::int, 'FACE000' || n, 'Old ' || n, case when (n < 3) = ($2::int = 1) then 1 else 2 end, 5, 5, 900, 600
         from generate_series(0, 5) as n`,
        [rows[0].id, number],
      );
    }
  }
  await client.query('select refresh_totals()');
  await client.query('commit');
  const { message } = await bot.discord.ask('/teams history days:1');
  expect(embedText({ message })).toContain('No line-up came twice');
  const past = await startPast();
  const shown = embedText(await past.discord.ask('/teams history days:30'));
  await past.close();
  // The attackers of round 2, who defended first, won the first evening. On the second evening both teams held.
  expect(shown).toMatch(/\*\*1–0–1\*\* · 50% · 2 sessions\n<t:\d+:d> – <t:\d+:d>\nOld 0, Old 1, Old 2\n/);
  expect(shown).toMatch(/\*\*0–1–1\*\* · 0% · 2 sessions\n<t:\d+:d> – <t:\d+:d>\nOld 3, Old 4, Old 5\n/);
});

/** Starts a bot whose clock says May 2019 on this database. */
const startPast = () =>
  startBot({ vars: { DATABASE_URL: bot.database.workerUrl, DEV_NOW: '2019-05-20T12:00:00.000Z' } });

test.each([
  ['date:2026-02-31', 'on no calendar'],
  ['date:soon', 'is not a date'],
  ['date:**@everyone**', 'is not a date'],
  ['date:2030-01-01', 'yet to come'],
  ['date:2010-01-01', 'No session began on 2010-01-01'],
])('/teams show %s: an ephemeral reply says why not', async (options, words) => {
  for (const view of ['show', 'score', 'lineup']) {
    const { message, response, problems } = await bot.discord.ask(`/teams ${view} ${options}`);
    expect(problems).toEqual([]);
    expect(response).toMatchObject({ data: { flags: 64 } });
    expect(message?.content).toContain(words);
  }
});

test('two sessions on one day are two; a number beyond them says how many', async () => {
  await bot.database.client.query(
    `update rounds set session_start = played_at where id = (select max(id) from rounds where is_valid and round_number = 2
       and session_start = (select max(session_start) from rounds where is_valid))`,
  );
  await bot.database.client.query("select refresh_totals(null, '2026-02-01')");
  const date = '2026-02-28';
  const first = embedText(await bot.discord.ask(`/teams show date:${date}`));
  const second = embedText(await bot.discord.ask(`/teams show date:${date} number:2`));
  expect(first).toContain('session 1 of 2 of that day');
  expect(second).toContain('session 2 of 2 of that day');
  expect(second).toContain('in 1 round');
  const { message } = await bot.discord.ask(`/teams score date:${date} number:3`);
  expect(message?.content).toContain(`2\u00a0sessions began on ${date}. Leave \`number\` out`);
});

test('the buttons lead from view to view of the same session; other users get a copy of their own', async () => {
  const { message } = await bot.discord.ask('/teams show date:2026-02-25');
  const id = message?.id ?? '';
  const day = /<t:\d+:d>/.exec(embedText({ message }))?.[0];
  let current = message;
  for (const [view, title] of [
    ['score', 'A map: 2 points'],
    ['lineup', 'Line-ups'],
    ['show', 'Teams'],
  ] as const) {
    const pressed = await bot.discord.press(id, customId(current, `teams.${view}`));
    expect(pressed.problems).toEqual([]);
    expect(pressed.message?.id).toBe(id);
    expect(embedText(pressed)).toContain(title);
    expect(embedText(pressed)).toContain(day);
    current = pressed.message;
  }
  const other = await bot.discord.press(id, customId(current, 'teams.score'), { as: '200000000000000042' });
  expect(other.response).toMatchObject({ type: 4, data: { flags: 64 } });
});

test.each(['teams.show|7|s=x', 'teams.score|7|s=1.00000000', 'teams.lineup|7', 'teams.history|7|days=x|page=-1'])(
  'a forged custom id %s is answered, never an error',
  async (forged) => {
    const response = await bot.discord.raw({
      id: '5',
      application_id: '1',
      token: 'token',
      version: 1,
      type: 3,
      guild_id: bot.discord.guildId,
      member: { user: { id: '7', username: 'x' }, permissions: '0' },
      message: {},
      data: { custom_id: `1|${forged}`, component_type: 2 },
    });
    expect(JSON.stringify(await response.json())).toMatch(/out of date|Line-ups/);
  },
);

test('64 players with long hostile names: everybody is there, within every limit', async () => {
  await addBigSession(bot.database);
  for (const view of ['show', 'score', 'lineup', 'history days:365']) {
    const { problems, message } = await bot.discord.ask(`/teams ${view}`);
    expect(problems).toEqual([]);
    if (view === 'show') {
      const shown = embedText({ message });
      expect(shown).toContain('Team A · 32 players');
      expect([...shown.matchAll(/^\*_/gm)]).toHaveLength(64);
    }
  }
});

test('a database without a round says what to do', async () => {
  const empty = await startBot({ data: 'empty' });
  for (const view of ['show', 'score', 'lineup']) {
    const { message, problems } = await empty.discord.ask(`/teams ${view}`);
    expect(problems).toEqual([]);
    expect(message?.content).toContain('npm run migrate');
  }
  expect(embedText(await empty.discord.ask('/teams history'))).toContain('`/teams history days:365`');
  // There is nothing further back than a year.
  expect(embedText(await empty.discord.ask('/teams history days:365'))).toMatch(/No session in 365 days\.\s*$/);
  await empty.close();
});
