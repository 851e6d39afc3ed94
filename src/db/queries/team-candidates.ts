import { statistic } from '../../domain/statistics.ts';
import type { Db } from '../db.ts';
import { join, sql } from '../db.ts';
import { formulaSql } from '../formula-sql.ts';
import type { PlayerCandidate, PlayerReference } from './find-player.ts';
import { candidatesAsJson, playerFound, revive } from './find-player.ts';
import type { PairRow, StoredPair } from './pairs.ts';
import { pairRow, pairsAmong } from './pairs.ts';

interface TeamCandidates {
  /** Per reference whom it may mean. */
  found: PlayerCandidate[][];
  /** DPM over all time by GUID; nobody without a counted round. */
  skills: Record<string, number>;
  rows: PairRow[];
}

/** Players to make teams of, with their DPM and what they do together, in one round trip. */
export async function teamCandidates(
  db: Db,
  references: readonly PlayerReference[],
  viewer: string,
): Promise<TeamCandidates> {
  const seats = references.map(
    (reference, seat) => sql`
      select * from (
        with ${playerFound(reference, viewer)}
        select ${seat}::int as seat, (select guid from chosen) as guid, ${candidatesAsJson} as candidates
      ) as one`,
  );
  const [row] = await db.query<Omit<TeamCandidates, 'rows'> & { rows: StoredPair[] }>(sql`
    with seats as materialized (${join(seats, ' union all ')})
    select
      (select jsonb_agg(candidates order by seat) from seats) as found,
      (
        select coalesce(jsonb_object_agg(player_guid, ${formulaSql(statistic('dpm').formula)}), '{}')
        from player_totals where player_guid in (select guid from seats)
      ) as skills,
      ${pairsAmong(sql`select guid from seats where guid is not null`)} as rows`);
  if (!row) throw new Error('The team query gave no row.');
  return { ...row, rows: row.rows.map(pairRow), found: row.found.map((candidates) => candidates.map(revive)) };
}
