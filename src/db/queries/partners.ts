import type { Viewer } from '../../domain/viewer.ts';
import type { Db, Sql } from '../db.ts';
import { raw, sql } from '../db.ts';
import { viewerId } from '../viewer-id.ts';
import type { PlayerCandidate } from './find-player.ts';
import { candidatesAsJson, parseDates, playerFound } from './find-player.ts';
import type { PairRow, StoredPair } from './pairs.ts';
import { pairColumns, pairRow, queryRanked } from './pairs.ts';
import type { PlayerReference } from './player-matches.ts';

interface Partners {
  candidates: PlayerCandidate[];
  /** Number of partners that rank. `mean` is the mean of their scores, null if none ranks. */
  count: number;
  mean: number | null;
  /** The pairs that rank highest and lowest, and each of their players' row with themselves. */
  rows: PairRow[];
  mostFrequent: { partner: string; rounds: number } | null;
  /** Names of the partners in these rows. */
  names: Record<string, string | null>;
}

/** Returns a player's partners in one round trip, `most` from each end of their ranking. */
export async function partnersOf(
  db: Db,
  reference: PlayerReference,
  { most, viewer }: { most: number; viewer: Viewer },
): Promise<Partners> {
  const [row] = await queryRanked<Omit<Partners, 'rows'> & { rows: StoredPair[] }>(
    db,
    sql`
    with ${playerFound(reference, viewer)},
    hidden as materialized (select hidden_from(${viewerId(viewer)}) as guid),
    ranked as materialized (${pairsOfChosen('pair_ranks', sql`score, weighted`)}),
    ends as materialized (
      (select partner from ranked order by weighted desc, partner limit ${most})
      union -- the exact reverse, so that equal pairs are not at both ends
      (select partner from ranked order by weighted, partner desc limit ${most})
    ),
    frequent as materialized (
      select partner, rounds from (${pairsOfChosen('pair_totals', sql`rounds`)}) as pairs order by rounds desc, partner limit 1
    ),
    summary as (select count(*)::int as count, avg(score) as mean from ranked)
    select ${candidatesAsJson} as candidates, summary.count, summary.mean,
      (
        select coalesce(json_agg(json_build_array(${pairColumns})), '[]')
        from (
          select least(guid collate "C", partner) as guid_a, greatest(guid collate "C", partner) as guid_b from chosen, ends
          union all
          select partner, partner from ends
          union all
          select guid, guid from chosen
        ) as shown
        join pair_totals t using (guid_a, guid_b)
      ) as rows,
      (select row_to_json(frequent) from frequent) as "mostFrequent",
      (
        select coalesce(json_object_agg(partner, player_name(partner)), '{}')
        from (select partner from ends union select partner from frequent) as named
      ) as names
    from summary`,
  );
  if (!row) throw new Error('The partner query gave no row.');
  return { ...row, rows: row.rows.map(pairRow), candidates: row.candidates.map(parseDates) };
}

/**
 * Returns rows (partner, …columns) of a table of pairs, of `chosen` with every player whom the viewer may see. Each half of the union has
 * its index.
 */
function pairsOfChosen(table: 'pair_ranks' | 'pair_totals', columns: Sql): Sql {
  const half = (own: string, other: string) => sql`
    select ${raw(other)} as partner, ${columns} from ${raw(table)}
    where ${raw(own)} = (select guid from chosen) and guid_a <> guid_b and ${raw(other)} not in (select guid from hidden)`;
  return sql`${half('guid_a', 'guid_b')} union all ${half('guid_b', 'guid_a')}`;
}
