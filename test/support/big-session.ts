import type { TestDatabase } from './database.ts';

/** Two maps of 64 players with hostile names of 36 characters, an hour before the tests' now; answers their GUIDs. */
export async function addBigSession({ client }: Pick<TestDatabase, 'client'>): Promise<string[]> {
  const rounds = [1, 2, 3, 4].map((n) => ({ id: 990_000 + n, match: n < 3 ? 'big1' : 'big2', number: 2 - (n % 2) }));
  for (const [index, { id, match, number }] of rounds.entries()) {
    const at = `2026-03-01T10:${10 + index * 12}:00Z`;
    await client.query(
      `insert into rounds (id, round_date, round_time, match_id, map_name, round_number, time_limit, actual_time, defender_team, winner_team, played_at, session_start, duration_seconds)
       values ($1, '2026-03-01', $2::text::time, $3::text, repeat('_m*', 11) || $3::text, $4, '10:00', '5:00', 1, 2, $5::timestamptz, '2026-03-01T10:10Z', 600)`,
      [id, at.slice(11, 19), match, number, at],
    );
    await client.query(
      `insert into player_comprehensive_stats (round_id, round_date, map_name, round_number, player_guid, player_name, team, kills, deaths, damage_given, time_played_seconds)
       select $1, '2026-03-01', 'big', $2::int, lpad(to_hex(n), 8, 'C'), repeat('*_', 17) || lpad(n::text, 2, '0'), 1 + (n + $2::int) % 2, n, 1, 12345 * n, 600
       from generate_series(1, 64) as n`,
      [id, number],
    );
  }
  await client.query("select refresh_totals(null, '2026-03-01')");
  const { rows } = await client.query(
    'select player_guid from player_comprehensive_stats where round_id = 990001 order by 1',
  );
  return rows.map(({ player_guid }) => player_guid);
}
