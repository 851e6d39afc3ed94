import type { Client } from 'pg';

/** A round with so many players of 36-character hostile names, `C` and the number as GUID, the first one best; rollups follow. */
export async function addCrowd(client: Client, players: number): Promise<void> {
  await client.query(
    `insert into rounds (id, round_date, round_time, match_id, map_name, round_number, played_at, session_start, duration_seconds)
     select 900000 + n, '2026-03-01', '11:00', 'crowd' || n, 'crowd', 1, '2026-03-01T10:00Z'::timestamptz + n * interval '1 minute', '2026-03-01T10:01Z', 600
     from generate_series(1, 60) as n`,
  );
  await client.query(
    `insert into player_comprehensive_stats (round_id, round_date, map_name, round_number, player_guid, player_name, team, kills, deaths, damage_given, damage_received, time_played_seconds)
     select 900000 + r, '2026-03-01', 'crowd', 1, 'C' || lpad(n::text, 7, '0'), left(repeat('*_\`@|', 8), 34) || lpad(n::text, 2, '0'), 1 + n % 2, 70 - n, 10, 1000, 900, 600
     from generate_series(1, $1::int) as n, generate_series(1, 60) as r`,
    [players],
  );
  await client.query(
    `insert into player_aliases (guid, alias, times_seen, last_seen)
     select 'C' || lpad(n::text, 7, '0'), left(repeat('*_\`@|', 8), 34) || lpad(a::text, 2, '0'), a, '2026-03-01T10:00Z'::timestamptz - a * interval '1 day'
     from generate_series(1, $1::int) as n, generate_series(1, 25) as a`,
    [players],
  );
  await client.query('select refresh_totals()');
}
