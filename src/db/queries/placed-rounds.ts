import type { Place, RoundToPlace } from '../../domain/place-rounds.ts';
import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';

/** Every stored round with the place in time it has now. */
export interface PlacedRound extends RoundToPlace, Place {
  id: number;
}

/** All rounds as they were at one moment, and what tells whether they are still so. */
export interface PlacedRounds {
  rounds: PlacedRound[];
  /** The greatest id. */
  newest: number;
  /** The time zone a manager has set; null when nobody has. */
  zone: string | null;
}

/** Reads all rounds: for maintenance only. */
export async function placedRounds(db: Db): Promise<PlacedRounds> {
  // One array per column: a third of the bytes of one object per round.
  type Columns = { [Name in keyof PlacedRound]: PlacedRound[Name][] };
  const [row] = await db.query<{ columns: Columns; zone: string | null }>(sql`
    select json_build_object(
      'id', coalesce(json_agg(id), '[]'),
      'server', json_agg(server),
      'date', json_agg(round_date),
      'time', json_agg(to_char(round_time, 'HH24MISS')),
      'number', json_agg(round_number),
      'matchId', json_agg(match_id),
      'playedAt', json_agg((extract(epoch from played_at) * 1000)::bigint),
      'sessionStart', json_agg((extract(epoch from session_start) * 1000)::bigint)
    ) as columns,
      (select value from settings where name = 'time_zone') as zone
    from rounds`);
  const { id = [], ...columns } = row?.columns ?? {};
  const others = Object.entries(columns);
  const rounds = id.map((value, index) => {
    const round: Record<string, unknown> = { id: value };
    for (const [name, values] of others) round[name] = values[index];
    return round as unknown as PlacedRound;
  });
  return { rounds, newest: id.reduce((greatest, one) => Math.max(greatest, one), 0), zone: row?.zone ?? null };
}

/** A round that belongs elsewhere in time. */
export interface Move {
  round: PlacedRound;
  to: Place;
}

/**
 * Statements that move rounds, with all that follows from it. They fail with code 'conflict' when rounds have come in or were moved
 * since they were read. `renumber`: when sessions begin, part or meet.
 */
export function moveRounds(
  moves: readonly Move[],
  { newest, zone, renumber }: Pick<PlacedRounds, 'newest' | 'zone'> & { renumber: boolean },
): Sql[] {
  const guard = sql`select require_unchanged_rounds(${newest}, ${zone})`;
  if (moves.length === 0) return [guard];
  const rows = moves.map(({ round, to }) => ({ id: round.id, played_at: to.playedAt, session_start: to.sessionStart }));
  const starts = moves.flatMap(({ round, to }) => [round.sessionStart, to.sessionStart]);
  const earliest = starts.reduce((least: number, start) => Math.min(least, start ?? least), Number.POSITIVE_INFINITY);
  return [
    guard,
    sql`
      update rounds r
      set played_at = to_timestamp(place.played_at / 1000), session_start = to_timestamp(place.session_start / 1000)
      from jsonb_to_recordset(${JSON.stringify(rows)}) as place (id bigint, played_at float8, session_start float8)
      where r.id = place.id`,
    ...(renumber ? [sql`select renumber_sessions()`] : []),
    ...(Number.isFinite(earliest) ? [sql`select refresh_totals(null, ${new Date(earliest)})`] : []),
  ];
}
