import { expect, test } from 'vitest';
import { migrateDatabase } from '../../../scripts/migrate/steps/migrate.ts';
import { verifyDatabase } from '../../../scripts/migrate/steps/verify.ts';
import { testSometimes } from '../../support/sample.ts';
import { legacyFile } from './legacy.ts';
import { target } from './target-database.ts';

/** A player row as in legacy.ts, with a weapon row; `values` in the place of what is usual. */
function row(id: number, guid: string, values: Record<string, string | number> = {}): string {
  const usual = {
    id,
    round_id: 2,
    round_date: "'2025-10-17'",
    map_name: "'supply'",
    round_number: 2,
    player_guid: `'${guid}'`,
    player_name: `'${guid}'`,
    team: 1,
    kills: 50,
    deaths: 5,
    damage_given: 9000,
    time_played_seconds: 300,
  };
  const all = { ...usual, ...values };
  const { round_id, round_date, map_name, round_number } = all;
  return `
    insert into player_comprehensive_stats (${Object.keys(all).join(', ')}) values (${Object.values(all).join(', ')});
    insert into weapon_comprehensive_stats values (${id}000, ${round_id}, ${round_date}, ${map_name}, ${round_number}, '${guid}',
      '${guid}', 'WS_MP40', 50, 5, 2, 100, 33, 33.0, '2025-10-17 21:20:00')`;
}

const everybody = ['AAAAAAA1', 'AAAAAAA2', 'BBBBBBB1', 'BBBBBBB2'];

async function migrated(change: string) {
  const database = await target();
  const from = legacyFile(change);
  const report = await migrateDatabase({ from, to: database.url });
  expect(await verifyDatabase({ from, to: database.url })).toMatchObject({ outcome: 'verified' });
  const rows = async (sql: string) => (await database.client.query(sql)).rows;
  const people = await rows('select player_guid from player_totals order by 1');
  return { report, rows, people: people.map(({ player_guid }) => player_guid) };
}

test.each<[string, Record<string, string | number>]>([
  ['date', { round_date: "'2025-10-18'" }],
  ['map', { map_name: "'te_escape2'" }],
  ['number', { round_number: 1 }],
  ['time', { time_played_seconds: 690 + 61 }],
])('a row with another %s goes over, is said, and never counts, nor do its weapons', async (_, values) => {
  const { report, rows, people } = await migrated(row(501, 'CCCCCCC1', values));
  expect(people).toEqual(everybody);
  expect(report.notes.join('\n')).toMatch(/1 player rows? .*(belongs to other rounds|are more than a minute longer)/);
  expect(await rows("select kills from player_comprehensive_stats where player_guid = 'CCCCCCC1'")).toEqual([
    { kills: 50 },
  ]);
  expect(await rows("select * from weapon_totals where player_guid = 'CCCCCCC1'")).toEqual([]);
  expect(await rows("select 1 from round_sides where 'CCCCCCC1' = any (axis || allies)")).toEqual([]);
});

test('capitals of a map are no other map; a minute more than the round is none too many', async () => {
  const { people } = await migrated(
    `${row(501, 'CCCCCCC1', { map_name: "'SuPPly'" })}; ${row(502, 'CCCCCCC2', { time_played_seconds: 690 + 60 })}`,
  );
  expect(people).toEqual([...everybody, 'CCCCCCC1', 'CCCCCCC2']);
});

testSometimes('rows of another file tell nothing of who was there, nor how long the round was', async () => {
  const { rows } = await migrated(`
    update player_comprehensive_stats set time_played_seconds = 400 where round_id = 2;
    delete from player_comprehensive_stats where round_id = 1 and team = 2;
    ${row(501, 'CCCCCCC1', { round_number: 1, time_played_seconds: 600 })};
    ${row(502, 'CCCCCCC2', { round_id: 1, round_number: 2, team: 2 })}`);
  expect(await rows('select round_number, duration_seconds, invalid_reason from rounds order by 1')).toEqual([
    { round_number: 1, duration_seconds: 690, invalid_reason: 'one side only' },
    { round_number: 2, duration_seconds: 400, invalid_reason: null },
  ]);
});

testSometimes('maps of legacy rows are shown under their most frequent spelling', async () => {
  const { rows } = await migrated(`
    insert into rounds select id + 10, '2025-10-19', round_time, '2025-10-19_210000_x', 'SUPPLY', round_number, time_limit, actual_time, winner_team,
      defender_team, is_tied, round_outcome, 2, created_at from rounds where id = 1;
    insert into rounds select id + 20, '2025-10-20', round_time, '2025-10-20_210000_x', 'ETL_Ice', round_number, time_limit, actual_time, winner_team,
      defender_team, is_tied, round_outcome, 3, created_at from rounds where id = 1`);
  expect(await rows('select map_key, map_name from maps order by 1')).toEqual([
    { map_key: 'etl_ice', map_name: 'ETL_Ice' },
    { map_key: 'supply', map_name: 'supply' },
  ]);
  expect(await rows('select distinct map_name from rounds order by 1')).toHaveLength(3);
});

testSometimes('a server that never sleeps: sessions of the old bot are cut at six in the morning', async () => {
  const stamps = Array.from({ length: 30 }, (_, index) =>
    new Date(Date.UTC(2025, 10, 1, 12) + index * 50 * 60_000).toISOString(),
  );
  const { rows } = await migrated(
    stamps
      .map(
        (
          stamp,
          index,
        ) => `insert into rounds select ${100 + index}, '${stamp.slice(0, 10)}', '${stamp.slice(11, 19)}', '${stamp}', map_name, 1, time_limit,
          actual_time, winner_team, defender_team, is_tied, round_outcome, 9, created_at from rounds where id = 1`,
      )
      .join(';'),
  );
  expect(
    await rows(
      `select session_start at time zone 'UTC' as start, count(*)::int from rounds where id >= 100 group by 1 order by 1`,
    ),
  ).toEqual([
    { start: expect.any(Date), count: 22 },
    { start: expect.any(Date), count: 8 },
  ]);
});
