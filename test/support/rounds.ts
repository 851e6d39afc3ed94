import type pg from 'pg';
import type { RoundFixture } from './rows.ts';
import { insertPlayers, insertRounds } from './rows.ts';

export interface TestRound extends Omit<RoundFixture, 'columns'> {
  number: 1 | 2;
  server?: string;
  /** The players of Axis and of Allies. Each gets 3 kills, 2 deaths and 500 damage in 300 s. */
  sides: readonly [axis: readonly string[], allies: readonly string[]];
  /** Time taken and time limit as `M:SS`, by default 5:00 of 10:00. */
  took?: string;
  limit?: string;
  invalid?: string;
}

/** Stores rounds as the migration would, with Axis defending. The caller refreshes the totals. */
export async function addRounds(client: pg.Client, rounds: readonly TestRound[]): Promise<void> {
  const ids = await insertRounds(client, rounds.map(withColumns));
  const players = rounds.flatMap(({ sides, number, at, match, map = match }, index) =>
    sides.flatMap((guids, side) =>
      guids.map((guid) => ({
        round_id: ids[index] ?? '',
        round_date: new Date(at).toISOString().slice(0, 10),
        map_name: map,
        round_number: number,
        player_guid: guid,
        team: side + 1,
        kills: 3,
        deaths: 2,
        damage_given: 500,
        time_played_seconds: 300,
      })),
    ),
  );
  if (players.length > 0) await insertPlayers(client, players);
}

function withColumns({ took = '5:00', limit = '10:00', server = 'main', invalid, ...round }: TestRound): RoundFixture {
  return {
    ...round,
    columns: {
      actual_time: took,
      time_limit: limit,
      defender_team: 1,
      duration_seconds: 300,
      server,
      source: 'legacy',
      is_valid: invalid === undefined,
      invalid_reason: invalid ?? null,
    },
  };
}
