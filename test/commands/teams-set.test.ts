import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addBigSession } from '../support/big-session.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { embedText } from '../support/embed.ts';

const MANAGE_SERVER = 1n << 5n;
const guild = '300000000000000001';
const manager = { permissions: MANAGE_SERVER };
const date = '2026-02-28';

let bot: Bot;
let people: { guid: string; name: string }[];
beforeAll(async () => {
  bot = await startBot({ vars: { DISCORD_GUILD_IDS: guild, OPEN: 'on' } });
  const { rows } = await bot.database.client.query(
    `select player_guid as guid, player_name(player_guid) as name from player_sessions
     where session_start = (select max(session_start) from player_sessions) order by player_guid`,
  );
  people = rows;
});
afterAll(() => bot.close());
beforeEach(() =>
  bot.database.client.query('delete from session_teams where left(session_start_date, 10) = $1', [date]),
);

async function stored() {
  const { rows } = await bot.database.client.query(
    'select session_start_date, map_name, team_name, player_guids, player_names from session_teams where left(session_start_date, 10) = $1 order by id',
    [date],
  );
  return rows as {
    session_start_date: string;
    map_name: string;
    team_name: string;
    player_guids: string;
    player_names: string;
  }[];
}

const guidsOf = (rows: Awaited<ReturnType<typeof stored>>) =>
  rows.map(({ player_guids }) => JSON.parse(player_guids) as string[]);

test.each(['/teams set first:A second:B', '/teams assign player:x team:1', '/teams rename team:1 name:X'])(
  '%s needs Manage Server, in a server of this community',
  async (line) => {
    for (const acting of [
      {},
      { context: 'dm' as const },
      { context: 'user-install' as const, permissions: MANAGE_SERVER },
    ]) {
      const { message, response } = await bot.discord.ask(line, acting);
      expect(message?.content).toContain('Manage Server');
      expect(response).toMatchObject({ data: { flags: 64 } });
    }
    expect(await stored()).toEqual([]);
  },
);

test('names: the teams as they are, stored as the old bot did', async () => {
  const { message, problems } = await bot.discord.ask('/teams set first:Night Tram second:**Bold** @everyone', manager);
  expect(problems).toEqual([]);
  expect(embedText({ message })).toContain('Set by hand');
  expect(embedText({ message })).not.toMatch(/confidence|Told by/);
  expect(embedText({ message })).toContain('**Bold** @everyone · 6 players');
  const rows = await stored();
  expect(rows.map(({ session_start_date, map_name, team_name }) => [session_start_date, map_name, team_name])).toEqual([
    [date, 'ALL', 'Night Tram'],
    [date, 'ALL', '**Bold** @everyone'],
  ]);
  expect(guidsOf(rows).flat().sort()).toEqual(people.map(({ guid }) => guid));
  for (const { player_guids, player_names } of rows) {
    const names = JSON.parse(player_names) as string[];
    expect(names).toEqual(
      (JSON.parse(player_guids) as string[]).map((guid) => people.find((one) => one.guid === guid)?.name),
    );
  }
});

test('players: those who are named, by name or GUID, are moved; the others are not', async () => {
  const [a, b, c, ...rest] = people.map(({ guid }) => guid);
  await bot.discord.ask(`/teams set first_players:${a}, ${b},${c}`, manager);
  const [first, second] = guidsOf(await stored());
  expect(first?.toSorted()).toEqual([a, b, c]);
  expect(second?.every((guid) => rest.includes(guid))).toBe(true);
  const { message } = await bot.discord.ask('/teams set second_players:nobody-here', manager);
  expect(message?.content).toContain('fits nobody who played');
});

test('assign moves a player, by number or name of the team; reset goes back to detection', async () => {
  await bot.discord.ask('/teams set first:Alpha second:Beta', manager);
  const [first = [], second = []] = guidsOf(await stored());
  const moved = first[0] ?? '';
  const { message } = await bot.discord.ask(`/teams assign player:${moved} team:beta`, manager);
  expect(message?.content).toContain('is in **Beta** now');
  expect(guidsOf(await stored())).toEqual([first.slice(1), [...second, moved]]);
  await bot.discord.ask(`/teams assign player:${moved} team:1`, manager);
  expect(guidsOf(await stored())).toEqual([[...first.slice(1), moved], second]);
  await bot.discord.ask('/teams set reset:true', manager);
  expect(await stored()).toEqual([]);
  expect(embedText(await bot.discord.ask('/teams show'))).toContain('Detected');
});

test('rename does not change the players; a duplicate or invisible name is refused', async () => {
  await bot.discord.ask('/teams set first:Alpha second:Beta', manager);
  const before = guidsOf(await stored());
  const renamed = await bot.discord.ask('/teams rename team:Alpha name:Gamma', manager);
  expect(renamed.message?.content).toBe('**Alpha** is now called **Gamma**.');
  const rows = await stored();
  expect(rows.map(({ team_name }) => team_name)).toEqual(['Gamma', 'Beta']);
  expect(guidsOf(rows)).toEqual(before);
  const taken = await bot.discord.ask('/teams rename team:1 name:bETA', manager);
  expect(taken.message?.content).toContain('There is a team **Beta** already'.replace('Beta', 'Beta'));
  const invisible = await bot.discord.ask('/teams rename team:1 name:\u200b\u202e', manager);
  expect(invisible.message?.content).toContain('can be seen');
  expect(await stored()).toEqual(rows);
});

describe('an impossible change gets an ephemeral reply that says why', () => {
  test.each([
    ['/teams set', 'Give `first` and `second` names'],
    ['/teams set reset:true', 'Nothing is set'],
    ['/teams set first:A second:A', 'There is a team **A** already'],
    ['/teams rename team:7 name:X', 'is none of the teams'],
    ['/teams assign player:nobody-at-all team:1', 'No player is called'],
    ['/teams set first:A date:2026-02-30', 'on no calendar'],
    ['/teams set first:A date:2026-02-27', 'No session began on'],
  ])('%s', async (line, words) => {
    const { message, response, problems } = await bot.discord.ask(line, manager);
    expect(problems).toEqual([]);
    expect(message?.content).toContain(words);
    expect(response).toMatchObject({ data: { flags: 64 } });
    expect(await stored()).toEqual([]);
  });

  test('a player who did not play', async () => {
    const { rows } = await bot.database.client.query(
      'select player_guid from player_totals where player_guid <> all ($1) limit 1',
      [people.map(({ guid }) => guid)],
    );
    const { message } = await bot.discord.ask(`/teams assign player:${rows[0].player_guid} team:1`, manager);
    expect(message?.content).toContain('did not play in this session');
  });
});

test('the same interaction twice writes once; the second reply shows the state', async () => {
  const body = {
    id: '777000777',
    application_id: '1',
    token: 't',
    version: 1,
    type: 2,
    guild_id: guild,
    locale: 'en-US',
    member: { user: { id: '200000000000000001', username: 'x' }, permissions: String(MANAGE_SERVER) },
    data: {
      id: '1',
      name: 'teams',
      type: 1,
      options: [{ name: 'set', type: 1, options: [{ name: 'first', type: 3, value: 'Once' }] }],
    },
  };
  const answers = [await (await bot.discord.raw(body)).json(), await (await bot.discord.raw(body)).json()];
  for (const answer of answers) expect(JSON.stringify(answer)).toContain('Once');
  const ids = await bot.database.client.query('select id from session_teams where session_start_date = $1', [date]);
  expect(ids.rowCount).toBe(2);
});

test('many at once: every reply is right, and no move is lost or doubled', async () => {
  await bot.discord.ask('/teams set first:Alpha second:Beta', manager);
  const [first = []] = guidsOf(await stored());
  const moves = first.slice(0, 3);
  const answers = await Promise.all(
    moves.map((guid) => bot.discord.ask(`/teams assign player:${guid} team:Beta`, manager)),
  );
  const done = answers.filter(({ message }) => message?.content.includes('is in **Beta**'));
  const refused = answers.filter(({ message }) => message?.content.includes('at the same moment'));
  expect(done.length + refused.length).toBe(3);
  expect(done.length).toBeGreaterThan(0);
  const rows = guidsOf(await stored());
  expect(rows.flat().sort()).toEqual(people.map(({ guid }) => guid));
  expect(moves.filter((guid) => rows[1]?.includes(guid))).toHaveLength(done.length);
});

test('two sessions of a day have rosters of their own', async () => {
  const { client } = bot.database;
  await addBigSession(bot.database);
  await client.query(
    `update rounds set session_start = played_at where id >= 990003; update rounds set session_start = '2026-03-01T10:34Z' where id = 990004`,
  );
  await client.query("select refresh_totals(null, '2026-03-01')");
  await bot.discord.ask('/teams set first:Noon second:Moon date:2026-03-01 number:2', manager);
  const { rows } = await client.query(
    "select distinct session_start_date from session_teams where session_start_date > '2026-03-01'",
  );
  expect(rows).toEqual([{ session_start_date: '2026-03-01 10:34:00' }]);
  expect(embedText(await bot.discord.ask('/teams show date:2026-03-01 number:1'))).toContain('Detected');
  const second = await bot.discord.ask('/teams show date:2026-03-01 number:2');
  expect(second.problems).toEqual([]);
  expect(embedText(second)).toContain('Noon · 32 players');
});
