import type { ClientBase } from 'pg';

type Row = Record<string, unknown>;

/** A round as the migration stores it. */
export interface RoundFixture {
  /** Stamp: when it ended. The server's clock is UTC. */
  at: string;
  match: string;
  number: number;
  /** Of the session. */
  start: string;
  /** The name of the match when left out. */
  map?: string;
  /** Other columns; what is left out has its default, and the round lasted ten minutes. */
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

/** What somebody did in a round, under the names of the columns. */
export interface PlayerFixture extends Row {
  round_id: string | number;
  player_guid: string;
  team: number;
}

/** Stores players' rows of rounds that are stored; they are called by their GUID where no name is given. The caller refreshes the totals. */
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

/** All rows have the columns of the first. */
async function insertRows(client: ClientBase, table: string, rows: readonly Row[]): Promise<string[]> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  const { rows: inserted } = await client.query<{ id: string }>(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb) returning id`,
    [JSON.stringify(rows)],
  );
  return inserted.map(({ id }) => id);
}
