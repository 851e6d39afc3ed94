import type { Totals } from '../../domain/formula.ts';
import type { Means } from '../../domain/playstyle.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import type { PlayerCandidate } from './find-player.ts';
import { candidatesAsJson, parseDates, playerFound } from './find-player.ts';
import type { LatestRound } from './latest-rounds.ts';
import { latestRounds, latestRoundsAsJson } from './latest-rounds.ts';
import { hasLegacyLow } from './legacy-low.ts';
import type { PlayerReference } from './player-matches.ts';

interface StyleAnswer {
  candidates: PlayerCandidate[];
  name: string | null;
  /** Sums over all time. Null without a counted round. */
  totals: Totals | null;
  /** Means over the counted rounds of all players. */
  means: Means;
  /** Whether the old bot's rounds are stored without their files. */
  legacy: boolean;
  /** Latest rounds, newest first. */
  rounds: LatestRound[];
}

/** Revives and deaths per round, over the counted rounds of all players. */
export const meansAsJson = sql`(
  select jsonb_build_object('revives', coalesce(sum(revives_given) / nullif(sum(rounds), 0)::float8, 0),
    'deaths', coalesce(sum(deaths) / nullif(sum(rounds), 0)::float8, 0))
  from player_totals
)`;

/** Returns the data of /playstyle in one round trip: sums over all time, and the player's `latest` newest rounds. */
export async function playstyleFacts(
  db: Db,
  reference: PlayerReference,
  { latest, viewer }: { latest: number; viewer: Viewer },
): Promise<StyleAnswer> {
  const [row] = await db.query<StyleAnswer>(sql`
    with ${playerFound(reference, viewer)}
    select
      ${candidatesAsJson} as candidates,
      (select player_name(guid) from chosen) as name,
      (select to_jsonb(t) from player_totals t where player_guid = (select guid from chosen)) as totals,
      ${meansAsJson} as means,
      ${hasLegacyLow} as legacy,
      ${latestRoundsAsJson(latest)} as rounds`);
  if (!row) throw new Error('The playstyle query gave no row.');
  return { ...row, rounds: latestRounds(row.rounds), candidates: row.candidates.map(parseDates) };
}
