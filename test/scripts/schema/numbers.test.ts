import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pgDb } from '../../../scripts/database/pg.ts';
import { applySchema, describeApplied } from '../../../scripts/schema/apply.ts';
import { roundsInSessions } from '../../../src/db/queries/placed-rounds.ts';
import { sessionsOf } from '../../../src/domain/place-rounds.ts';
import type { TestDatabase } from '../../support/database.ts';
import { createDatabase } from '../../support/database.ts';

// What migration 20 makes of a database that older rules filled.

const schema18 = readFileSync(`${import.meta.dirname}/../../fixtures/schema-18.sql`, 'utf8');
let database: TestDatabase;
let said: string[];
const rows = async (sql: string) => (await database.client.query(sql)).rows;

beforeAll(async () => {
  database = await createDatabase('template0');
  const { client } = database;
  await client.query(schema18);
  await client.query(`
    insert into rounds (id, round_date, round_time, match_id, map_name, round_number, time_limit, actual_time, defender_team,
      winner_team, played_at, session_start, gaming_session_id, duration_seconds, source)
    select n, at::date, at::time, 'match ' || n, case when n % 3 = 0 then 'SUPPLY' else 'supply' end, 1, '12:00', '10:00', 1, 2,
      at at time zone 'UTC', '2026-01-01 12:00Z', 1, 600, 'legacy'
    from (select n, timestamp '2026-01-01 11:10' + n * interval '50 minutes' as at from generate_series(1, 60) as n) as r;
    insert into rounds (id, round_date, round_time, match_id, map_name, round_number, time_limit, actual_time, defender_team,
      winner_team, played_at, session_start, gaming_session_id, duration_seconds, source)
    values (99, '2026-02-01', '20:00', 'last', 'supply', 1, '12:00', '12:00', 1, 2, '2026-02-01 20:00Z', '2026-02-01 20:00Z', 2, 700, 'legacy');
    insert into player_comprehensive_stats (round_id, round_date, map_name, round_number, player_guid, player_name, team, kills,
      deaths, damage_given, time_played_seconds)
    select r.id, r.round_date, 'supply', 1, guid, guid, 1 + position % 2, 5, 3, 900, case when r.id = 99 then 400 else 600 end
    from rounds r, unnest(array['AAAAAAA1', 'AAAAAAA2', 'AAAAAAA3', 'AAAAAAA4']) with ordinality as p (guid, position);
    insert into player_comprehensive_stats (round_id, round_date, map_name, round_number, player_guid, player_name, team, kills,
      deaths, damage_given, time_played_seconds)
    values (99, '2026-01-31', 'supply', 1, 'CCCCCCC1', 'stranger', 1, 40, 1, 9000, 700),
      (5, '2026-01-01', 'other', 1, 'CCCCCCC1', 'stranger', 1, 40, 1, 9000, 190);
    delete from player_comprehensive_stats where round_id = 5 and team = 1 and player_guid <> 'CCCCCCC1';
    insert into player_aliases (guid, alias) values ('AAAAAAA1', 'Mad^/Hatter');
    insert into round_files (id, server, filename, kind, round_date, round_time, map_name, round_number, sha256, content)
    values (1, 'main', 'x', 'round', '2026-02-01', '20:00', 'supply', 1, repeat('0', 64), '');
    update rounds set file_id = 1, source = 'file' where id = 1;
    select refresh_totals()`);
  said = describeApplied(await applySchema(database.url));
});
afterAll(() => database.drop());

test('sessions that lasted through a morning are cut, and numbered anew', async () => {
  const { rounds } = roundsInSessions.read(await pgDb(database.client).query(roundsInSessions.statement));
  expect(rounds.map(({ sessionStart }) => sessionStart)).toEqual(sessionsOf(rounds));
  const numbers = await rows(
    'select gaming_session_id::int as id, count(*)::int from rounds group by session_start, gaming_session_id order by session_start',
  );
  expect(numbers).toEqual([
    { id: 1, count: 22 },
    { id: 2, count: 29 },
    { id: 3, count: 9 },
    { id: 4, count: 1 },
  ]);
});

test('rows of another file count no more, and no longer say who was there or how long a round was', async () => {
  expect(await rows("select * from player_totals where player_guid = 'CCCCCCC1'")).toEqual([]);
  expect(
    await rows('select id::int, duration_seconds, invalid_reason from rounds where id in (5, 99) order by id'),
  ).toEqual([
    { id: 5, duration_seconds: 600, invalid_reason: 'one side only' },
    { id: 99, duration_seconds: 400, invalid_reason: null },
  ]);
});

test('one map, whatever its capitals, and sums that add up', async () => {
  expect(await rows('select * from maps')).toEqual([{ map_key: 'supply', map_name: 'supply' }]);
  expect(await rows('select * from examine_rollups() where differing > 0')).toEqual([]);
});

test('what files made is to be derived again, and it is said how', () => {
  expect(said.join('\n')).toContain('1 rounds were derived by older rules: `/admin maintenance task:derive`');
});
