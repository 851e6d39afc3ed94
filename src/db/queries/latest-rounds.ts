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

/** An expression: the latest rounds of `chosen` (see playerFound), newest first and at most `most`; for {@link latestRounds}. */
export function latestRoundsAsJson(most: number): Sql {
  return sql`(
    select coalesce(json_agg(r order by r.played_at desc), '[]') from chosen cross join latest_rounds(chosen.guid, ${most}) as r
  )`;
}

/** JSON has no dates. */
export const latestRounds = (rows: readonly LatestRound[]): LatestRound[] =>
  rows.map((round) => ({ ...round, playedAt: new Date(round.playedAt) }));
