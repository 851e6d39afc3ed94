import type { Viewer } from '../../domain/viewer.ts';
import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import { viewerId } from '../viewer-id.ts';
import type { PairRow, StoredPair } from './pairs.ts';
import { pairColumns, pairRow, queryRanked } from './pairs.ts';

interface BestPairs {
  /** The best pairs, and each of their players' own row (paired with themselves). */
  rows: PairRow[];
  names: Record<string, string | null>;
  /** The first players of the best pairs, at most {@link mostInCircle}, and what every two of them have together. */
  circle: string[];
  among: TogetherRow[];
  /** The most rounds that two players have played together. Only set if no pair ranks. Null if no two players have. */
  most: number | null;
}

/** Two players' rounds on the same side, how many of them they won, and how many have a result. */
export type TogetherRow = readonly [guidA: string, guidB: string, rounds: number, won: number, decided: number];

const mostInCircle = 10;

/** Returns the pairs that rank highest, in one round trip. Pairs with a hidden player are left out. */
export async function bestPairs(db: Db, limit: number, viewer: Viewer): Promise<BestPairs> {
  const [best] = await queryRanked<Omit<BestPairs, 'rows'> & { rows: StoredPair[] }>(
    db,
    sql`
    with hidden as materialized (select array(select hidden_from(${viewerId(viewer)})) as guids),
    best as materialized (
      select guid_a, guid_b, weighted from pair_ranks
      where guid_a <> all ((select guids from hidden)::text[]) and guid_b <> all ((select guids from hidden)::text[])
      order by weighted desc, guid_a, guid_b
      limit ${limit}
    ),
    placed as (select guid_a, guid_b, row_number() over (order by weighted desc, guid_a, guid_b) as place from best),
    circle as materialized (
      select guid, min(place) as place
      from (select guid_a as guid, place from placed union all select guid_b, place from placed) as player
      group by guid order by min(place), guid limit ${mostInCircle}
    ),
    people as materialized (select guid_a as guid from best union select guid_b from best)
    select
      (
        select coalesce(json_agg(json_build_array(${pairColumns})), '[]')
        from (select guid_a, guid_b from best union all select guid, guid from people) as of (guid_a, guid_b)
        join pair_totals t using (guid_a, guid_b)
      ) as rows,
      (select coalesce(jsonb_object_agg(guid, player_name(guid)), '{}') from people) as names,
      (select coalesce(json_agg(guid order by place, guid), '[]') from circle) as circle,
      (
        select coalesce(json_agg(json_build_array(guid_a, guid_b, rounds, wins, wins + losses + draws)), '[]')
        from pair_totals
        where guid_a < guid_b and guid_a = any (array(select guid from circle)) and guid_b = any (array(select guid from circle))
      ) as among,
      (select max(rounds) from pair_totals where guid_a < guid_b and not exists (select from best)) as most`,
  );
  if (!best) throw new Error('The ranking of pairs gave no row.');
  return { ...best, rows: best.rows.map(pairRow) };
}
