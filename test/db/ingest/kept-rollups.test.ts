import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Archive } from './archive.ts';
import { openArchive } from './archive.ts';

let archive: Archive;
beforeEach(async () => {
  archive = await openArchive();
});
afterEach(() => archive.close());

interface Round {
  at: string;
  match: string;
  number: 1 | 2;
  source?: 'legacy' | 'file';
  /** The players' GUIDs. Without them the round does not count. */
  players?: readonly string[];
}

/** Stores a round as write_round does, before sessions and rollups are settled. Returns the round's id. */
async function add({ at, match, number, source = 'file', players = [] }: Round): Promise<string> {
  const [row] = await archive.rows<{ id: string }>(
    `insert into rounds (round_date, round_time, match_id, map_name, round_number, played_at, session_start, source, winning_side,
       duration_seconds, is_valid, invalid_reason)
     values (($1::timestamptz at time zone 'UTC')::date, ($1::timestamptz at time zone 'UTC')::time, $2, 'supply', $3, $1, $1, $4, $3,
       600, $5, case when not $5 then 'bot round' end) returning id::text`,
    [at, match, number, source, players.length > 0],
  );
  const half = players.length / 2;
  await archive.rows(
    `insert into player_comprehensive_stats (round_id, round_date, map_name, round_number, player_guid, player_name, team, kills,
       deaths, time_played_seconds)
     select $1, $2::timestamptz::date, 'supply', $3, guid, guid, case when (position <= $5) = ($3 = 1) then 1 else 2 end, 5, 3, 600
     from unnest($4::text[]) with ordinality as p (guid, position)`,
    [row?.id, at, number, players, half],
  );
  return row?.id ?? '';
}

const settle = (...ids: string[]) => archive.rows('select settle_rounds($1, $2::bigint[])', ['main', ids]);

/** Returns the rollups that differ from a full rebuild. */
async function wrong() {
  const rollups = await archive.rows<{ rollup: string; differing: string }>('select * from examine_rollups()');
  return rollups.filter(({ differing }) => Number(differing) > 0).map(({ rollup }) => rollup);
}

const four = ['AAAAAAAA', 'BBBBBBBB', 'CCCCCCCC', 'DDDDDDDD'];

test('a late round 1, hours before its round 2 and in another session, decides the result of both', async () => {
  await settle(await add({ at: '2026-05-10T22:00Z', match: 'far', number: 2, source: 'legacy', players: four }));
  const first = await add({ at: '2026-05-10T20:00Z', match: 'far', number: 1, players: four });
  await settle(first);
  expect(await wrong()).toEqual([]);
  expect(await archive.rows('select distinct rounds, wins + losses as decided from pair_totals')).toEqual([
    { rounds: 2, decided: 2 },
  ]);

  await archive.rows(`update rounds set is_valid = false, invalid_reason = 'ruled out' where id = $1`, [first]);
  await settle(first);
  expect(await wrong()).toEqual([]);
  expect(await archive.rows('select distinct rounds, wins + losses as decided from pair_totals')).toEqual([
    { rounds: 1, decided: 0 },
  ]);
});

test('days without a break: cut at six in the morning, and the last session takes in the one after it, though no round counts', async () => {
  const at = (minutes: number) => new Date(Date.parse('2026-05-01T00:00Z') + minutes * 60_000).toISOString();
  for (let minutes = 0; minutes <= 3600; minutes += 40) {
    await settle(await add({ at: at(minutes), match: `m${minutes}`, number: 1 }));
  }
  await settle(await add({ at: at(3600 + 80), match: 'next', number: 1 }));
  const sessions = () => archive.rows('select session_start, rounds from gaming_sessions order by 1');
  expect((await sessions()).map(({ rounds }) => rounds)).toEqual([46, 36, 9, 1]);
  await settle(await add({ at: at(3600 + 40), match: 'between', number: 1 }));
  expect((await sessions()).map(({ rounds }) => rounds)).toEqual([46, 36, 11]);
  expect(await wrong()).toEqual([]);
});
