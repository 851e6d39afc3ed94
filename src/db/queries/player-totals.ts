import type { Totals } from '../../domain/formula.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Db, Sql } from '../db.ts';
import { raw, sql } from '../db.ts';
import type { PlayerCandidate } from './find-player.ts';
import { candidatesAsJson, candidatesOf, parseDates, playerFound, second } from './find-player.ts';
import { hasLegacyLow } from './legacy-low.ts';
import type { LocalTime, Period } from './period.ts';
import { totalsIn } from './period.ts';
import type { PlayerReference } from './player-matches.ts';

/** The player that a reference means, and all candidates. */
export interface PlayerSums {
  candidates: PlayerCandidate[];
  /** The player. Undefined if there is no candidate, or more than one. */
  player: { playerGuid: string; name: string | null; totals: Totals | null } | undefined;
}

interface TotalsQuery {
  viewer: Viewer;
  period: Period;
  clock: LocalTime;
}

/** Returns a player's sums over a period, in one round trip. */
export async function playerTotals(
  db: Db,
  reference: PlayerReference,
  query: TotalsQuery,
): Promise<PlayerSums & { legacy: boolean }> {
  const [row] = await db.query<{ found: PlayerSums; legacy: boolean }>(sql`
    with ${playerFound(reference, query.viewer)}
    select ${sumsAsJson(candidatesAsJson, sql`chosen`, query)} as found, ${hasLegacyLow} as legacy`);
  return { ...revived(row?.found), legacy: row?.legacy ?? false };
}

interface Comparison {
  one: PlayerSums;
  other: PlayerSums;
  legacy: boolean;
}

/** Returns two players' sums over a period, in one round trip. */
export async function comparedTotals(
  db: Db,
  [one, other]: readonly [PlayerReference, PlayerReference],
  query: TotalsQuery,
): Promise<Comparison> {
  const { viewer } = query;
  const [row] = await db.query<Comparison>(sql`
    with ${playerFound(one, viewer)}, ${playerFound(other, viewer, second)}
    select
      ${sumsAsJson(candidatesAsJson, sql`chosen`, query)} as one,
      ${sumsAsJson(candidatesOf(raw(`found${second}`)), raw(`chosen${second}`), query)} as other,
      ${hasLegacyLow} as legacy`);
  return { one: revived(row?.one), other: revived(row?.other), legacy: row?.legacy ?? false };
}

function sumsAsJson(candidates: Sql, chosen: Sql, { period, clock }: TotalsQuery): Sql {
  return sql`jsonb_build_object(
    'candidates', ${candidates},
    'player', (
      select jsonb_build_object('player_guid', c.guid, 'name', player_name(c.guid), 'totals', to_jsonb(totals))
      from ${chosen} as c
      left join (${totalsIn(period, clock, sql`select guid from ${chosen}`)}) as totals on totals.player_guid = c.guid
    )
  )`;
}

function revived(
  found: { candidates: PlayerCandidate[]; player: PlayerSums['player'] | null } | undefined,
): PlayerSums {
  return { candidates: (found?.candidates ?? []).map(parseDates), player: found?.player ?? undefined };
}
