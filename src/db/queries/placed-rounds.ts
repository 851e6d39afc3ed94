import type { Place, RoundToPlace } from '../../domain/place-rounds.ts';
import type { Question } from '../ask-together.ts';
import type { Sql } from '../db.ts';
import { sql } from '../db.ts';

/** A stored round with its current place in time, as far as its gaming session depends on it. */
export interface PlacedRound extends Place, Pick<RoundToPlace, 'server' | 'time' | 'number'> {
  id: number;
}

/** All rounds at one moment, and the values that show whether they have changed since. */
export interface PlacedRounds<Round extends PlacedRound = PlacedRound> {
  rounds: Round[];
  /** The greatest id of a round. */
  newest: number;
  /** The time zone that a manager has set. Null if none is set. */
  zone: string | null;
}

/** Asks for all rounds. For maintenance only. */
export const roundsInSessions: Question<PlacedRounds> = allRounds(sql``);

/** Asks for all rounds with the wall clock and the match, which a time zone turns into their place in time. For maintenance only. */
export const roundsOnTheClock: Question<PlacedRounds<PlacedRound & RoundToPlace>> = allRounds(
  sql`, 'date', json_agg(round_date), 'matchId', json_agg(match_id)`,
);

/** One array per column takes a third of the bytes of one object per round. */
function allRounds<Round extends PlacedRound>(more: Sql): Question<PlacedRounds<Round>> {
  return {
    statement: sql`
      select json_build_object(
        'id', coalesce(json_agg(id), '[]'),
        'server', json_agg(server),
        'time', json_agg(to_char(round_time, 'HH24MISS')),
        'number', json_agg(round_number),
        'playedAt', json_agg((extract(epoch from played_at) * 1000)::bigint),
        'sessionStart', json_agg((extract(epoch from session_start) * 1000)::bigint)
        ${more}
      ) as columns,
        (select value from settings where name = 'time_zone') as zone
      from rounds`,
    read([row]) {
      const { columns, zone } = row as { columns: { [Name in keyof Round]: Round[Name][] }; zone: string | null };
      const { id = [], ...others } = columns;
      const named = Object.entries<unknown[]>(others);
      const rounds = id.map((value, index) => {
        const round: Record<string, unknown> = { id: value };
        for (const [name, values] of named) round[name] = values[index];
        return round as unknown as Round;
      });
      return { rounds, newest: id.reduce((greatest, one) => Math.max(greatest, one), 0), zone };
    },
  };
}

/** A round and its new place in time. */
export interface Move {
  round: PlacedRound;
  to: Place;
}

/**
 * Returns statements that move rounds and update everything that depends on them. They fail with code 'conflict' if rounds have arrived or
 * moved since they were read. Set `renumber` if sessions begin, split or merge.
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
    sql`select want_posts(${moves.map(({ round }) => round.id)}::bigint[])`,
    ...(renumber ? [sql`select renumber_sessions()`] : []),
    ...(Number.isFinite(earliest) ? [sql`select refresh_totals(null, ${new Date(earliest)})`] : []),
  ];
}
