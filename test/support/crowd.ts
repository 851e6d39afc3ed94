import type { Client } from 'pg';
import { insertPlayers, insertRounds } from './rows.ts';

/**
 * Adds rounds with this number of players and updates the rollups. Players have hostile names of 36 characters and GUIDs of `C` and a
 * number. The first is the best.
 */
export async function addCrowd(client: Client, players: number): Promise<void> {
  const minutes = Array.from({ length: 60 }, (_, index) => index + 1);
  await insertRounds(
    client,
    minutes.map((minute) => ({
      at: new Date(Date.parse('2026-03-01T10:00Z') + minute * 60_000).toISOString(),
      start: '2026-03-01T10:01Z',
      match: `crowd${minute}`,
      map: 'crowd',
      number: 1,
      columns: { id: 900_000 + minute },
    })),
  );
  const numbers = Array.from({ length: players }, (_, index) => index + 1);
  await insertPlayers(
    client,
    minutes.flatMap((minute) =>
      numbers.map((n) => ({
        round_id: 900_000 + minute,
        player_guid: `C${String(n).padStart(7, '0')}`,
        player_name: '*_`@|'.repeat(8).slice(0, 34) + String(n).padStart(2, '0'),
        team: 1 + (n % 2),
        kills: 70 - n,
        deaths: 10,
        damage_given: 1000,
        damage_received: 900,
        time_played_seconds: 600,
      })),
    ),
  );
  await client.query(
    `insert into player_aliases (guid, alias, times_seen, last_seen)
     select 'C' || lpad(n::text, 7, '0'), left(repeat('*_\`@|', 8), 34) || lpad(a::text, 2, '0'), a, '2026-03-01T10:00Z'::timestamptz - a * interval '1 day'
     from generate_series(1, $1::int) as n, generate_series(1, 25) as a`,
    [players],
  );
  await client.query('select refresh_totals()');
}
