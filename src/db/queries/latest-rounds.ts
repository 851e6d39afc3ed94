import type { Sql } from '../db.ts';
import { sql } from '../db.ts';

/** One of a player's latest counted rounds. */
export interface LatestRound {
  playedAt: Date;
  mapName: string;
  roundNumber: number;
  kills: number;
  deaths: number;
  damage_given: number;
  time_played: number;
}

/**
 * Returns an expression for the latest rounds of `chosen` (see playerFound), newest first, at most `most`. {@link latestRounds} reads its
 * result.
 */
export function latestRoundsAsJson(most: number): Sql {
  return sql`(
    select coalesce(json_agg(r order by r.played_at desc), '[]') from chosen cross join latest_rounds(chosen.guid, ${most}) as r
  )`;
}

/** Returns rounds from JSON with their timestamps as Date. JSON has no dates. */
export const latestRounds = (rows: readonly LatestRound[]): LatestRound[] =>
  rows.map((round) => ({ ...round, playedAt: new Date(round.playedAt) }));
