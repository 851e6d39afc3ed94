import { afterAll, beforeAll, expect, test } from 'vitest';
import { pgDb } from '../../scripts/database/pg.ts';
import { camelCased } from '../../src/db/camel-case.ts';
import type { PairRow } from '../../src/db/queries/pairs.ts';
import { pairRecords } from '../../src/db/queries/pairs.ts';
import { partnersOf } from '../../src/db/queries/partners.ts';
import { storeRosters } from '../../src/db/queries/rosters.ts';
import type { StopwatchRound } from '../../src/domain/stopwatch.ts';
import { winningSides } from '../../src/domain/stopwatch.ts';
import { synergyOf } from '../../src/domain/synergy.ts';
import type { TestDatabase } from '../support/database.ts';
import { createDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase('small');
});
afterAll(() => database.drop());

async function digest(): Promise<string[]> {
  const digests: string[] = [];
  for (const table of ['pair_sessions', 'pair_totals']) {
    const { rows } = await database.client.query(
      `select md5(string_agg(t::text, '|' order by t::text)) as digest from ${table} as t`,
    );
    digests.push(rows[0].digest);
  }
  return digests;
}

test('the migration stores who won each map as the rule in TypeScript decides', async () => {
  const { rows: stored } = await database.client.query('select * from rounds where round_number > 0');
  const rows = camelCased(stored) as (StopwatchRound & { matchId: string; winningSide: number | null })[];
  for (const [, played] of Map.groupBy(rows, ({ matchId }) => matchId)) {
    const [first, second] = [1, 2].map((number) => played.find(({ roundNumber }) => roundNumber === number));
    const [one, two] = winningSides(first, second);
    if (first) expect(first.winningSide).toBe(one);
    if (second) expect(second.winningSide).toBe(two);
  }
  expect(rows.filter(({ winningSide }) => winningSide !== null).length).toBeGreaterThan(150);
});

test('ranks by the same value as the formula in TypeScript', async () => {
  await database.client.query('select rank_pairs()');
  const { rows: stored } = await database.client.query(
    'select * from pair_totals left join pair_ranks using (guid_a, guid_b)',
  );
  const rows = camelCased(stored) as (PairRow & { weighted: number | null })[];
  const weighted = new Map(rows.map((row) => [`${row.guidA} ${row.guidB}`, row.weighted]));
  const records = pairRecords(rows);
  expect(records.length).toBeGreaterThan(100);
  for (const record of records) {
    const synergy = synergyOf(record);
    const stored = weighted.get(`${record.a} ${record.b}`);
    if (synergy?.ranks) expect(stored).toBeCloseTo(synergy.weighted, 9);
    else expect(stored).toBeNull();
  }
});

test('in a read-only transaction the ranking is read without a refresh', async () => {
  const { client } = database;
  await client.query("insert into pairs_to_rank values ('AAAAAAAA')");
  await client.query('begin read only');
  await client.query('select rank_pairs()');
  await client.query('rollback');
  await client.query('select rank_pairs()');
  expect((await client.query('select from pairs_to_rank')).rowCount).toBe(0);
});

test('partners whose scores are equal are at one end of the ranking or the other', async () => {
  const { client } = database;
  await client.query('begin');
  await client.query('update pair_ranks set score = 0, weighted = 0');
  const { rows } = await client.query(
    'select guid_a as guid, count(*)::int as partners from pair_ranks group by 1 order by 2 desc limit 1',
  );
  const found = await partnersOf(pgDb(client), { text: rows[0].guid }, { most: 5, viewer: 'public' });
  await client.query('rollback');
  expect(rows[0].partners).toBeGreaterThan(9);
  expect(pairRecords(found.rows).filter(({ a, b }) => a === rows[0].guid || b === rows[0].guid)).toHaveLength(10);
});

test('refreshing everybody, some players or late sessions only leaves pairs as they are, and mends them', async () => {
  const { client } = database;
  const before = await digest();
  await client.query('select refresh_totals(array(select player_guid from player_totals order by 1 limit 3))');
  expect(await digest()).toEqual(before);
  await client.query("select refresh_totals(null, '2026-02-15')");
  expect(await digest()).toEqual(before);
  await client.query('update pair_sessions set wins = wins + 1');
  await client.query('select refresh_totals()');
  expect(await digest()).toEqual(before);
});

test('a round that does not count leaves its map undecided, and comes back', async () => {
  const { client } = database;
  const before = await digest();
  const { rows } = await client.query(
    'select id, session_start from rounds where is_valid and round_number = 2 and winning_side > 0 order by played_at desc limit 1',
  );
  const refresh = () =>
    client.query(
      'select refresh_totals(array(select player_guid from player_comprehensive_stats where round_id = $1), $2)',
      [rows[0].id, rows[0].session_start],
    );
  const decided = async () =>
    Number(
      (await client.query('select sum(wins + losses + draws) as n from pair_totals where guid_a = guid_b')).rows[0].n,
    );
  const all = await decided();
  const players = (
    await client.query('select count(*)::int as n from counted_player_rounds where round_id = $1', [rows[0].id])
  ).rows[0].n;
  await client.query("update rounds set is_valid = false, invalid_reason = 'for the test' where id = $1", [rows[0].id]);
  await refresh();
  expect(all - (await decided())).toBeGreaterThan(players);
  const partial = await digest();
  await client.query('select refresh_totals()');
  expect(await digest()).toEqual(partial);
  await client.query('update rounds set is_valid = true, invalid_reason = null where id = $1', [rows[0].id]);
  await refresh();
  expect(await digest()).toEqual(before);
});

test('merged GUIDs are one player; a player on both sides of a round is ignored in it', async () => {
  const { client } = database;
  const before = await digest();
  const { rows } = await client.query(
    `select a.player_guid as one, b.player_guid as other, count(*)::int as both,
       count(*) filter (where a.team <> b.team)::int as opposite
     from player_comprehensive_stats a join player_comprehensive_stats b using (round_id)
     where a.player_guid < b.player_guid group by 1, 2 having count(*) filter (where a.team <> b.team) > 5 and count(*) filter (where a.team = b.team) > 5
     order by 1, 2 limit 1`,
  );
  const { one, other } = rows[0];
  const own = async (guid: string) =>
    (await client.query('select rounds from pair_totals where guid_a = $1 and guid_b = $1', [guid])).rows[0]?.rounds;
  const [a, b] = [await own(one), await own(other)];
  const { rows: met } = await client.query(
    `select count(*) filter (where a.side = b.side)::int as same, count(*) filter (where a.side <> b.side)::int as opposite
     from counted_player_rounds a join counted_player_rounds b using (round_id)
     where a.player_guid = $1 and b.player_guid = $2 and a.side in (1, 2) and b.side in (1, 2)`,
    [one, other],
  );
  await client.query('insert into player_merges (from_guid, into_guid) values ($1, $2)', [one, other]);
  await client.query('select refresh_totals($1)', [[one, other]]);
  expect(await own(one)).toBeUndefined();
  expect(await own(other)).toBe(a + b - met[0].same - 2 * met[0].opposite);
  const partial = await digest();
  await client.query('select refresh_totals()');
  expect(await digest()).toEqual(partial);
  await client.query('delete from player_merges');
  await client.query('select refresh_totals($1)', [[one, other]]);
  expect(await digest()).toEqual(before);
});

test('rosters do not overwrite a newer change of another user', async () => {
  const db = pgDb(database.client);
  const roster = {
    key: '2001-01-01',
    newest: '0',
    replaced: ['2001-01-01'],
    rosters: [{ name: 'A', guids: ['AAAAAAAA'] }],
  };
  await db.query(storeRosters(roster));
  await expect(db.query(storeRosters(roster))).rejects.toMatchObject({ sqlState: '40001' });
});
