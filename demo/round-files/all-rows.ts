import type { ClientBase, Pool } from 'pg';

const without = (table: string, ...columns: string[]) =>
  `select to_jsonb(t) ${columns.map((column) => `- '${column}'`).join(' ')} from ${table} t`;

const ofRound = (table: string) =>
  `select to_jsonb(t) - 'id' - 'created_at' - 'round_id' || jsonb_build_object('match', r.match_id, 'round', r.round_number)
   from ${table} t join rounds r on r.id = t.round_id`;

/** Queries of every row that is derived from the files. Ids are replaced by what they stand for, and times of arrival are left out. */
const queries: Record<string, string> = {
  rounds: `
    select to_jsonb(r) - 'id' - 'created_at' - 'file_id' - 'round1_file_id' - 'endstats_file_id'
      || jsonb_build_object('file', file.sha256, 'round1', round1.sha256, 'endstats', endstats.sha256)
    from rounds r
    left join round_files file on file.id = r.file_id
    left join round_files round1 on round1.id = r.round1_file_id
    left join round_files endstats on endstats.id = r.endstats_file_id`,
  player_comprehensive_stats: ofRound('player_comprehensive_stats'),
  weapon_comprehensive_stats: ofRound('weapon_comprehensive_stats'),
  round_awards: ofRound('round_awards'),
  round_versus: ofRound('round_versus'),
  round_files: without('round_files', 'id', 'received_at', 'decision'),
  processed_files: without('processed_files', 'id', 'processed_at'),
  player_aliases: without('player_aliases', 'id'),
  gaming_sessions: without('gaming_sessions'),
  maps: without('maps'),
  round_sides: ofRound('round_sides'),
  records: `
    select to_jsonb(t) - 'round_id' - 'beaten_round_id'
      || jsonb_build_object('match', r.match_id, 'round', r.round_number, 'beaten', b.match_id || ' ' || b.round_number)
    from records t join rounds r on r.id = t.round_id left join rounds b on b.id = t.beaten_round_id`,
  player_sessions: without('player_sessions'),
  weapon_sessions: without('weapon_sessions'),
  player_totals: without('player_totals'),
  weapon_totals: without('weapon_totals'),
  pair_sessions: without('pair_sessions'),
  pair_totals: without('pair_totals'),
  pair_ranks: without('pair_ranks'),
};

/** Returns all rows by table, sorted, as text. Two databases with the same files must have the same rows. */
export async function allRows(connection: Pool | ClientBase): Promise<Record<string, string[]>> {
  // A writer whose file came in twice may still be rolling back: rank_pairs would leave the work to somebody else.
  await connection.query('select lock_rounds(), rank_pairs()');
  const rows: Record<string, string[]> = {};
  for (const [table, query] of Object.entries(queries)) {
    const result = await connection.query<{ row: string }>(
      `select row::text from (${query}) as q (row) order by row::text collate "C"`,
    );
    rows[table] = result.rows.map(({ row }) => row);
  }
  return rows;
}

/** Returns the first differences, one per line. Empty if the databases are equal. */
export function differences(one: Record<string, string[]>, other: Record<string, string[]>): string[] {
  return Object.entries(one).flatMap(([table, rows]) => {
    const others = other[table] ?? [];
    if (rows.length === others.length && rows.every((row, index) => row === others[index])) return [];
    const missing = rows.filter((row) => !others.includes(row));
    const extra = others.filter((row) => !rows.includes(row));
    return [`${table}: ${rows.length} and ${others.length} rows`, ...missing.slice(0, 2), ...extra.slice(0, 2)];
  });
}
