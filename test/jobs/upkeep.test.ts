import { afterAll, beforeAll, expect, test } from 'vitest';
import { allRows, differences } from '../../demo/round-files/all-rows.ts';
import { generateRoundFiles } from '../../demo/round-files/generate.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { runUpkeep } from '../support/test-clock.ts';
import { upload } from '../support/upload.ts';

const token = 'main-server-0123456789';

let bot: Bot;
let rows: Record<string, string[]>;
beforeAll(async () => {
  const vars = { DEV_NOW: '2026-02-01T12:00:00.000Z', DEV_CLOCK: 'on', INGEST_TOKENS: `main:${token}` };
  bot = await startBot({ data: 'empty', vars });
  for (const file of generateRoundFiles({ seed: 'upkeep', matches: 4, matchesPerEvening: 2 })) {
    expect(await upload(bot.url, token, file)).toBe(201);
  }
  await runUpkeep(bot);
  rows = await allRows(bot.database.client);
});
afterAll(() => bot.close());

const run = (sql: string) => bot.database.client.query(sql);

/** Lets upkeep run after some damage. Returns what it says that it did and found. */
async function damaged(sql: string) {
  await run(sql);
  await runUpkeep(bot);
  const [{ result, error }] = (await run("select result, error from jobs where name = 'upkeep'")).rows;
  expect(error).toBeNull();
  const rollups = result.rollups.map(({ rollup, rows }: { rollup: string; rows: number }) => [rollup, rows]);
  return { ...result, rollups: Object.fromEntries(rollups) };
}

const nothing = { forgottenAgain: 0, aliases: 0, numbers: [], rollups: {}, wrong: {}, forgotten: 0 };

test('without damage it changes and reports nothing', async () => {
  expect(await damaged('select')).toMatchObject(nothing);
  expect(differences(rows, await allRows(bot.database.client))).toEqual([]);
});

test.each<[damage: string, sql: string, repaired: object]>([
  [
    'a wrong sum of a player',
    'update player_totals set kills = kills + 1 where player_guid = (select min(player_guid) from player_totals)',
    { rollups: { player_totals: 1 } },
  ],
  [
    'a session that a player has lost',
    'delete from player_sessions where ctid = (select min(ctid) from player_sessions)',
    { rollups: { player_sessions: 1 } },
  ],
  [
    'a weapon that nobody used',
    "insert into weapon_totals (player_guid, weapon_name, kills, deaths, headshots, shots, hits) values ('AAAAAAA1', 'WS_SPOON', 1, 0, 0, 0, 0)",
    { rollups: { weapon_totals: 1 } },
  ],
  [
    'shots of a weapon in a session',
    'update weapon_sessions set shots = shots + 7 where ctid = (select min(ctid) from weapon_sessions)',
    { rollups: { weapon_sessions: 1 } },
  ],
  [
    'wins of two who play together',
    'update pair_sessions set wins = wins + 1 where ctid = (select min(ctid) from pair_sessions)',
    { rollups: { pair_sessions: 1 } },
  ],
  ['pairs over all time', 'delete from pair_totals where rounds > 4', { rollups: { pair_totals: expect.any(Number) } }],
  [
    'a gaming session that is not listed',
    'delete from gaming_sessions where session_start = (select max(session_start) from gaming_sessions)',
    { rollups: { gaming_sessions: 1 } },
  ],
  ['the spelling of maps', 'update maps set map_name = upper(map_name)', { rollups: { maps: expect.any(Number) } }],
  [
    'sides of a round',
    'update round_sides set axis = allies, allies = axis where round_id = (select min(round_id) from round_sides)',
    { rollups: { round_sides: 1 } },
  ],
  [
    'a record that is too high, and one that is lost',
    `
    update records set value = value + 5 where ctid = (select min(ctid) from records where book = '');
    delete from records where ctid = (select max(ctid) from records where book <> '')`,
    { rollups: { records: 2 } },
  ],
  [
    'names that were counted wrongly, lost, or never seen',
    `
    update player_aliases set times_seen = 99 where id = (select min(id) from player_aliases);
    delete from player_aliases where id = (select max(id) from player_aliases);
    insert into player_aliases (guid, alias, source) values ('AAAAAAA1', 'Never Seen', 'file')`,
    { aliases: 3 },
  ],
  ['ids that are given out again', "select setval(pg_get_serial_sequence('rounds', 'id'), 3)", { numbers: ['rounds'] }],
  [
    'planning figures',
    "delete from pg_statistic where starelid = 'rounds'::regclass",
    { analyzed: { done: expect.arrayContaining(['rounds']), denied: [] } },
  ],
])('it repairs: %s', async (_damage, sql, repaired) => {
  expect(await damaged(sql)).toMatchObject({ ...nothing, ...repaired });
  expect(differences(rows, await allRows(bot.database.client))).toEqual([]);
});

test('ids are free again after that', async () => {
  const { rows: next } = await run(
    "select nextval(pg_get_serial_sequence('rounds', 'id')) > (select max(id) from rounds) as is_free",
  );
  expect(next).toEqual([{ is_free: true }]);
});

const round = '(select min(id) from rounds)';

test.each<[damage: string, check: string, sql: string, undo: string]>([
  [
    'weapon rows of nobody',
    'weapon rows',
    `insert into weapon_comprehensive_stats (round_id, round_date, map_name, round_number, player_guid, player_name, weapon_name)
     select id, round_date, map_name, round_number, 'NOBODY00', 'x', 'WS_MP40' from rounds where id = ${round}`,
    "delete from weapon_comprehensive_stats where player_guid = 'NOBODY00'",
  ],
  [
    'rows of another file',
    'foreign file',
    `update player_comprehensive_stats set round_date = round_date + 1 where round_id = ${round}`,
    `update player_comprehensive_stats set round_date = round_date - 1 where round_id = ${round}`,
  ],
  [
    'a verdict that nothing follows',
    'verdicts',
    `update rounds set validity_override = false where id = ${round}`,
    `update rounds set validity_override = null where id = ${round}`,
  ],
  [
    'a file that is in no round',
    'lost files',
    `insert into round_files (server, filename, kind, round_date, round_time, map_name, round_number, sha256, content)
     select server, 'lost', kind, round_date - 400, round_time, map_name, round_number, repeat('0', 64), content
     from round_files where id = (select min(id) from round_files where kind = 'round')`,
    "delete from round_files where filename = 'lost'",
  ],
  [
    'a chain of merges',
    'chains',
    "insert into player_merges (from_guid, into_guid) values ('AAAAAAA1', 'AAAAAAA2'), ('AAAAAAA2', 'AAAAAAA3')",
    'delete from player_merges',
  ],
  [
    'a round outside its session',
    'sessions',
    'update rounds set session_start = played_at where id = (select max(id) from rounds)',
    'update rounds set session_start = (select min(session_start) from rounds o where o.round_date = rounds.round_date) where id = (select max(id) from rounds)',
  ],
  [
    'a round without players',
    'no players',
    `insert into rounds (round_date, round_time, match_id, map_name, round_number, played_at, session_start)
     values ('2025-01-01', '20:00', 'nobody', 'supply', 1, '2025-01-01 20:00Z', '2025-01-01 20:00Z')`,
    "delete from rounds where match_id = 'nobody'",
  ],
])('it reports: %s', async (_damage, check, sql, undo) => {
  expect((await damaged(sql)).wrong).toEqual({ [check]: expect.any(Number) });
  await run(`${undo}; select rebuild_rollups()`);
  expect(differences(rows, await allRows(bot.database.client))).toEqual([]);
});

test('it forgets players whose term is over, and whose names come back', async () => {
  const [{ guid, name }] = (
    await run('select player_guid as guid, max(player_name) as name from player_comprehensive_stats group by 1 limit 1')
  ).rows;
  const term = `insert into forgotten_players (guid, asked_at, remove_after) values ('${guid}', '2026-01-01', '2026-01-08')`;
  expect(await damaged(term)).toMatchObject({ ...nothing, forgotten: 1 });
  const stored = async () =>
    (
      await run(
        `select from player_comprehensive_stats where player_guid = '${guid}' and player_name <> 'Unknown Player'`,
      )
    ).rowCount;
  expect(await stored()).toBe(0);
  const back = `update player_comprehensive_stats set player_name = '${name.replaceAll("'", "''")}' where player_guid = '${guid}'`;
  expect(await damaged(back)).toMatchObject({ ...nothing, forgottenAgain: 1 });
  expect(await stored()).toBe(0);
});
