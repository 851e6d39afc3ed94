import type { ClientBase } from 'pg';

type Row = Record<string, unknown>;

/** A round as the migration stores it. */
export interface RoundFixture {
  /** The stamp, at which the round ended. The server's clock is UTC. */
  at: string;
  match: string;
  number: number;
  /** The start of the session. */
  start: string;
  /** The map, by default the name of the match. */
  map?: string;
  /** Other columns. A column that is left out has its default, and the round lasted ten minutes. */
  columns?: Row;
}

/** Stores rounds and returns their ids. */
export async function insertRounds(client: ClientBase, rounds: readonly RoundFixture[]): Promise<string[]> {
  const rows = rounds.map(({ at, match, number, start, map = match, columns = {} }) => {
    const [date = '', time = ''] = new Date(at).toISOString().split('T');
    return {
      round_date: date,
      round_time: time.slice(0, 8),
      match_id: match,
      map_name: map,
      round_number: number,
      played_at: at,
      session_start: start,
      duration_seconds: 600,
      ...columns,
    };
  });
  return insertRows(client, 'rounds', rows);
}

/** A player's counters in a round, by column name. */
export interface PlayerFixture extends Row {
  round_id: string | number;
  player_guid: string;
  team: number;
}

/** Stores players' rows of stored rounds. A player without a name is named by their GUID. The caller refreshes the totals. */
export async function insertPlayers(client: ClientBase, players: readonly PlayerFixture[]): Promise<void> {
  const rows = players.map((player) => ({
    round_date: '2026-03-01',
    map_name: 'map',
    round_number: 1,
    player_name: player.player_guid,
    ...player,
  }));
  await insertRows(client, 'player_comprehensive_stats', rows);
}

/** Inserts rows that all have the columns of the first row. */
async function insertRows(client: ClientBase, table: string, rows: readonly Row[]): Promise<string[]> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  const { rows: inserted } = await client.query<{ id: string }>(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb) returning id`,
    [JSON.stringify(rows)],
  );
  return inserted.map(({ id }) => id);
}
