import type { Totals } from '../../domain/formula.ts';
import { minimumRounds } from '../../domain/minima.ts';
import { axes } from '../../domain/percentile.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Db } from '../db.ts';
import { join, raw, sql } from '../db.ts';
import { formulaSql } from '../formula-sql.ts';
import { viewerId } from '../viewer-id.ts';
import type { PlayerCandidate } from './find-player.ts';
import { candidatesAsJson, candidatesBySlot, parseDates, playerFound, playersFound } from './find-player.ts';
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
  { viewer, period, clock }: TotalsQuery,
): Promise<PlayerSums & { legacy: boolean }> {
  const [row] = await db.query<PlayerSums & { legacy: boolean }>(sql`
    with ${playerFound(reference, viewer)}
    select ${candidatesAsJson} as candidates,
      (
        select jsonb_build_object('player_guid', guid, 'name', player_name(guid), 'totals', to_jsonb(totals))
        from chosen left join (${totalsIn(period, clock, sql`select guid from chosen`)}) as totals on totals.player_guid = guid
      ) as player,
      ${hasLegacyLow} as legacy`);
  if (!row) throw new Error('The query of sums gave no row.');
  return { ...row, candidates: row.candidates.map(parseDates), player: row.player ?? undefined };
}

interface Comparison {
  one: ComparedPlayer;
  other: ComparedPlayer;
  /** How many players of all time rank by a rate, as far as the viewer may see them. */
  community: number;
  legacy: boolean;
}

export interface ComparedPlayer extends PlayerSums {
  /**
   * For each of the {@link axes}: how many more of the other players have less than have more, as a share of them, from -1 to 1. Null without
   * a value. The whole list is null without a counted round, or without others.
   */
  standings: (number | null)[] | null;
}

/** Returns two players' sums over a period, and how these compare with everybody's figures of all time, in one round trip. */
export async function comparedTotals(
  db: Db,
  references: readonly [PlayerReference, PlayerReference],
  { viewer, period, clock }: TotalsQuery,
): Promise<Comparison> {
  const [row] = await db.query<Stored>(sql`
    with ${playersFound(references, viewer)},
    own as materialized (${totalsIn(period, clock, sql`select guid from chosen`)}),
    community as materialized (
      select player_guid, ${axisValues} from player_totals
      where rounds >= ${minimumRounds({ kind: 'rate' })} and player_guid not in (select hidden_from(${viewerId(viewer)}))
    ),
    standings as (
      select mine.player_guid, array[${balances}] as balances
      from (select player_guid, ${axisValues} from own) as mine
      join community as theirs on theirs.player_guid <> mine.player_guid
      group by mine.player_guid
    )
    select
      ${candidatesBySlot(2)} as candidates,
      (
        select jsonb_object_agg(slot, jsonb_build_object(
          'player', jsonb_build_object('player_guid', guid, 'name', player_name(guid), 'totals', to_jsonb(own)), 'standings', balances
        ))
        from chosen left join own on own.player_guid = guid left join standings on standings.player_guid = guid
      ) as chosen,
      (select count(*)::int from community) as community,
      ${hasLegacyLow} as legacy`);
  if (!row) throw new Error('The comparison gave no row.');
  const playerOf = (slot: 0 | 1): ComparedPlayer => ({
    candidates: (row.candidates[slot] ?? []).map(parseDates),
    player: row.chosen?.[slot]?.player,
    standings: row.chosen?.[slot]?.standings ?? null,
  });
  return { one: playerOf(0), other: playerOf(1), community: row.community, legacy: row.legacy };
}

type Stored = Pick<Comparison, 'community' | 'legacy'> & {
  candidates: PlayerCandidate[][];
  chosen: Partial<Record<0 | 1, Pick<ComparedPlayer, 'player' | 'standings'>>> | null;
};

const axisValues = join(axes.map(({ key, formula }) => sql`${formulaSql(formula)} as ${raw(key)}`));
const balances = raw(axes.map(({ key }) => `avg(sign(mine.${key} - theirs.${key}))`).join(', '));
