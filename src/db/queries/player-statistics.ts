import type { Totals } from '../../domain/formula.ts';
import { minimumRounds } from '../../domain/minima.ts';
import { statistic } from '../../domain/statistics.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import { formulaSql } from '../formula-sql.ts';
import { viewerId } from '../viewer-id.ts';
import type { PlayerCandidate } from './find-player.ts';
import { candidatesAsJson, parseDates, playerFound } from './find-player.ts';
import type { LatestRound } from './latest-rounds.ts';
import { latestRounds, latestRoundsAsJson } from './latest-rounds.ts';
import type { LocalTime, Period } from './period.ts';
import { totalsIn } from './period.ts';
import type { PlayerReference } from './player-matches.ts';
import type { WeaponRow } from './weapon-statistics.ts';
import { weaponsAsJson } from './weapon-statistics.ts';

export interface PlayerStatistics {
  playerGuid: string;
  name: string | null;
  /** Other aliases, newest first, at most three. */
  aliases: string[];
  /** Sums over the period. Null without a counted round. */
  totals: Totals | null;
  /** Ranks over all time. Null if the player has fewer rounds than the ranking needs. */
  killsRank: number | null;
  dpmRank: number | null;
  /** Sums over all time, for achievements. Null without a counted round. */
  allTime: Totals | null;
  /** The player that the caller is linked to. */
  viewerGuid: string | null;
}

const mostRecent = 20;

interface PlayerAnswer {
  candidates: PlayerCandidate[];
  player: PlayerStatistics | undefined;
  weapons: WeaponRow[];
  /** Latest rounds, newest first, at most {@link mostRecent}. */
  recent: LatestRound[];
}

/** Returns the data of /stats in one round trip. Returns only the candidates if there are several. */
export async function playerStatistics(
  db: Db,
  reference: PlayerReference,
  { viewer, period, clock }: { viewer: Viewer; period: Period; clock: LocalTime },
): Promise<PlayerAnswer> {
  type Answer = Omit<PlayerAnswer, 'player'> & { player: PlayerStatistics | null };
  const [row] = await db.query<Answer>(sql`
    with ${playerFound(reference, viewer)},
    hidden as materialized (select hidden_from(${viewerId(viewer)}) as guid),
    totals as (${totalsIn(period, clock, sql`select guid from chosen`)})
    select
      ${candidatesAsJson} as candidates,
      (
        select jsonb_build_object(
          'player_guid', chosen.guid,
          'name', player_name(chosen.guid),
          'aliases', array(
            select alias from player_aliases
            where guid = any ((select guids_of(chosen.guid))::text[]) and alias is distinct from (select player_name(chosen.guid))
              and not exists (select from given_names g where g.guid = any ((select guids_of(chosen.guid))::text[]))
            order by last_seen desc nulls last, alias
            limit 3
          ),
          'totals', to_jsonb(totals),
          'all_time', (select to_jsonb(t) from player_totals t where t.player_guid = chosen.guid),
          'viewer_guid', own_player(${viewerId(viewer)}),
          'kills_rank', ${rankOfChosen('kills')},
          'dpm_rank', ${rankOfChosen('dpm')}
        )
        from chosen left join totals on totals.player_guid = chosen.guid
      ) as player,
      ${weaponsAsJson(period, clock)} as weapons,
      ${latestRoundsAsJson(mostRecent)} as recent`);
  if (!row) throw new Error('The player query gave no row.');
  return {
    candidates: row.candidates.map(parseDates),
    player: row.player ?? undefined,
    weapons: row.weapons,
    recent: latestRounds(row.recent),
  };
}

/** Returns an expression for the rank of `chosen` among the players the viewer may see. Needs `hidden`. */
export function rankOfChosen(key: string): Sql {
  const ranking = statistic(key);
  return sql`(
    select rank::int
    from (
      select player_guid, rank() over (order by ${formulaSql(ranking.formula)} desc nulls last) as rank
      from player_totals
      where rounds >= ${minimumRounds(ranking)} and player_guid not in (select guid from hidden)
    ) as ranks
    where ranks.player_guid = chosen.guid
  )`;
}
