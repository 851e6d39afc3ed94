import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import type { PlayerCandidate } from './find-player.ts';
import { candidatesAsJson, playerFound, revive } from './find-player.ts';
import type { PairRow, StoredPair } from './pairs.ts';
import { pairColumns, pairRow, queryRanked } from './pairs.ts';
import type { PlayerReference } from './player-matches.ts';

interface Partners {
  candidates: PlayerCandidate[];
  /** The player's pairs and the rows of everybody in them with themselves. */
  rows: PairRow[];
  /** Names of the partners that rank highest and lowest and of the most frequent one. */
  names: Record<string, string | null>;
}

/** A player with all partners, in one round trip; `most` names from either end of the ranking come with them. */
export async function partnersOf(db: Db, reference: PlayerReference, most: number, viewer: string): Promise<Partners> {
  const [row] = await queryRanked<Omit<Partners, 'rows'> & { rows: StoredPair[] }>(
    db,
    sql`
    with ${playerFound(reference, viewer)},
    hidden as materialized (select array(select hidden_from(${viewer})) as guids),
    pairs as materialized (
      select t.*, weighted, case when t.guid_a = chosen.guid then t.guid_b else t.guid_a end as partner
      from chosen join pair_totals t on chosen.guid in (t.guid_a, t.guid_b) left join pair_ranks using (guid_a, guid_b)
      where t.guid_a <> t.guid_b
        and t.guid_a <> all ((select guids from hidden)::text[]) and t.guid_b <> all ((select guids from hidden)::text[])
    ),
    named as (
      (select partner from pairs where weighted is not null order by weighted desc limit ${most})
      union
      (select partner from pairs where weighted is not null order by weighted limit ${most})
      union
      (select partner from pairs order by rounds desc, guid_a, guid_b limit 1)
    )
    select ${candidatesAsJson} as candidates,
      (
        select coalesce(json_agg(json_build_array(${pairColumns})), '[]')
        from (
          select ${pairColumns} from pairs t
          union all
          select ${pairColumns}
          from (select partner as guid from pairs union select guid from chosen) as people
          join pair_totals t on t.guid_a = guid and t.guid_b = guid
        ) as t
      ) as rows,
      (select coalesce(jsonb_object_agg(partner, player_name(partner)), '{}') from named) as names`,
  );
  if (!row) throw new Error('The partner query gave no row.');
  return { ...row, rows: row.rows.map(pairRow), candidates: row.candidates.map(revive) };
}
