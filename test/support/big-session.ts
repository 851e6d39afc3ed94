import type { TestDatabase } from './database.ts';
import { insertPlayers, insertRounds } from './rows.ts';

/** Adds two maps of 64 players with hostile names of 36 characters, an hour before the tests' now. Returns the players' GUIDs. */
export async function addBigSession({ client }: Pick<TestDatabase, 'client'>): Promise<string[]> {
  const rounds = [1, 2, 3, 4].map((n) => ({ id: 990_000 + n, match: n < 3 ? 'big1' : 'big2', number: 2 - (n % 2) }));
  const guids = Array.from({ length: 64 }, (_, index) => (index + 1).toString(16).padStart(8, 'C'));
  await insertRounds(
    client,
    rounds.map(({ id, match, number }, index) => ({
      at: `2026-03-01T10:${10 + index * 12}:00Z`,
      start: '2026-03-01T10:10Z',
      match,
      map: '_m*'.repeat(11) + match,
      number,
      columns: { id, time_limit: '10:00', actual_time: '5:00', defender_team: 1, winner_team: 2 },
    })),
  );
  await insertPlayers(
    client,
    rounds.flatMap(({ id, number }) =>
      guids.map((guid, index) => ({
        round_id: id,
        round_number: number,
        player_guid: guid,
        player_name: '*_'.repeat(17) + String(index + 1).padStart(2, '0'),
        team: 1 + ((index + 1 + number) % 2),
        kills: index + 1,
        deaths: 1,
        damage_given: 12_345 * (index + 1),
        time_played_seconds: 600,
      })),
    ),
  );
  await client.query("select refresh_totals(null, '2026-03-01')");
  return guids.toSorted();
}
