import type pg from 'pg';

export interface TestRound {
  /** Stamp: when it ended. The server's clock is UTC. */
  at: string;
  match: string;
  number: 1 | 2;
  /** Of the session. */
  start: string;
  map?: string;
  server?: string;
  /** Whom Axis has and whom Allies has; everybody gets 3 kills, 2 deaths, 500 damage in 300 s. */
  sides: readonly [axis: readonly string[], allies: readonly string[]];
  /** `M:SS` taken and given; 5:00 of 10:00 when left out. */
  took?: string;
  limit?: string;
  invalid?: string;
}

/** Stores rounds as the migration would, Axis defending; the caller refreshes the totals. */
export async function addRounds(client: pg.Client, rounds: readonly TestRound[]): Promise<void> {
  for (const {
    at,
    match,
    number,
    start,
    map = match,
    server = 'main',
    sides,
    took = '5:00',
    limit = '10:00',
    invalid,
  } of rounds) {
    const { rows } = await client.query(
      `insert into rounds (round_date, round_time, match_id, map_name, round_number, actual_time, time_limit, defender_team, played_at,
         session_start, duration_seconds, server, source, is_valid, invalid_reason)
       values (($1::timestamptz at time zone 'UTC')::date, ($1::timestamptz at time zone 'UTC')::time, $2, $3, $4, $5, $6, 1, $1, $7, 300, $8,
         'legacy', $9::text is null, $9)
       returning id`,
      [at, match, map, number, took, limit, start, server, invalid ?? null],
    );
    for (const [index, guids] of sides.entries()) {
      await client.query(
        `insert into player_comprehensive_stats (round_id, round_date, map_name, round_number, player_guid, player_name, team, kills,
           deaths, damage_given, time_played_seconds)
         select $1, $2::timestamptz::date, $3, $4, guid, guid, $5, 3, 2, 500, 300 from unnest($6::text[]) as guid`,
        [rows[0].id, at, map, number, index + 1, guids],
      );
    }
  }
}
