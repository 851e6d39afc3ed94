import type { Viewer } from '../../domain/viewer.ts';
import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import type { PlayerCandidate } from './find-player.ts';
import { candidatesAsJson, parseDates, playerFound } from './find-player.ts';
import type { PairRow, StoredPair } from './pairs.ts';
import { pairRow, pairsAmong } from './pairs.ts';
import type { PlayerReference } from './player-matches.ts';

interface PairAnswer {
  /** Players that each reference may mean. */
  first: PlayerCandidate[];
  second: PlayerCandidate[];
  /** Rows of the two players: their sums together, and each player's sums. Empty unless both players are found. */
  rows: PairRow[];
}

/** Returns what two players do together, in one round trip. */
export async function synergyOfTwo(
  db: Db,
  [first, second]: readonly [PlayerReference, PlayerReference],
  viewer: Viewer,
): Promise<PairAnswer> {
  const one = (reference: PlayerReference) =>
    sql`with ${playerFound(reference, viewer)} select (select guid from chosen) as guid, ${candidatesAsJson} as candidates`;
  const [row] = await db.query<Omit<PairAnswer, 'rows'> & { rows: StoredPair[] }>(sql`
    with first as materialized (${one(first)}), second as materialized (${one(second)})
    select first.candidates as first, second.candidates as second,
      ${pairsAmong(sql`select guid from first union select guid from second`)} as rows
    from first, second`);
  if (!row) throw new Error('The pair query gave no row.');
  return { first: row.first.map(parseDates), second: row.second.map(parseDates), rows: row.rows.map(pairRow) };
}
