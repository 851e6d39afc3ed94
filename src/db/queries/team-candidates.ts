import { statistic } from '../../domain/statistics.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import { formulaSql } from '../formula-sql.ts';
import type { PlayerCandidate } from './find-player.ts';
import { candidatesBySlot, parseDates, playersFound } from './find-player.ts';
import type { PairRow, StoredPair } from './pairs.ts';
import { pairRow, pairsAmong } from './pairs.ts';
import type { PlayerReference } from './player-matches.ts';

interface TeamCandidates {
  /** Players that each reference may mean. */
  found: PlayerCandidate[][];
  /** DPM over all time by GUID. Players without a counted round are missing. */
  skills: Record<string, number>;
  rows: PairRow[];
}

/** Returns players for two teams, with their DPM and their sums together, in one round trip. */
export async function teamCandidates(
  db: Db,
  references: readonly PlayerReference[],
  viewer: Viewer,
): Promise<TeamCandidates> {
  const [row] = await db.query<Omit<TeamCandidates, 'rows'> & { rows: StoredPair[] }>(sql`
    with ${playersFound(references, viewer)}
    select
      ${candidatesBySlot(references.length)} as found,
      (
        select coalesce(jsonb_object_agg(player_guid, ${formulaSql(statistic('dpm').formula)}), '{}')
        from player_totals where player_guid in (select guid from chosen)
      ) as skills,
      ${pairsAmong(sql`select guid from chosen`)} as rows`);
  if (!row) throw new Error('The team query gave no row.');
  return { ...row, rows: row.rows.map(pairRow), found: row.found.map((candidates) => candidates.map(parseDates)) };
}
