import type { Totals } from '../../domain/formula.ts';
import { minimumRounds, statistic } from '../../domain/statistics.ts';
import type { Db, Sql } from '../db.ts';
import { snapshot, sql } from '../db.ts';
import { formulaSql } from '../formula-sql.ts';
import type { PlayerCandidate, PlayerReference } from './find-player.ts';
import { candidateRows, playerFound } from './find-player.ts';
import type { Period } from './period.ts';
import { totalsIn } from './period.ts';
import type { WeaponRow } from './weapon-statistics.ts';
import { weaponsOfChosen } from './weapon-statistics.ts';

export interface PlayerStatistics {
  player_guid: string;
  name: string | null;
  /** Other aliases, newest first, at most three. */
  aliases: string[];
  /** Sums over the period; null when no round of it counts. */
  totals: Totals | null;
  last_played_at: Date | null;
  /** Ranks over all time; null while the player has not the rounds that the ranking asks for. */
  kills_rank: number | null;
  dpm_rank: number | null;
}

/** One of the player's latest counted rounds. */
export interface RecentRound {
  played_at: Date;
  map_name: string;
  round_number: number;
  kills: number;
  deaths: number;
  damage_given: number;
  time_played: number;
}

interface PlayerAnswer {
  candidates: PlayerCandidate[];
  player: PlayerStatistics | undefined;
  weapons: WeaponRow[];
  /** Newest first, at most twenty. */
  recent: RecentRound[];
}

/** What /stats shows, in one round trip; with several candidates only those. */
export async function playerStatistics(
  db: Db,
  reference: PlayerReference,
  period: Period,
  now: Date,
): Promise<PlayerAnswer> {
  const found = playerFound(reference);
  type Results = [PlayerCandidate[], PlayerStatistics[], WeaponRow[], RecentRound[]];
  const [candidates, [player], weapons, recent] = await snapshot<Results>(db, [
    candidateRows(reference),
    sql`
      with ${found}, totals as (${totalsIn(period, now, sql`select guid from chosen`)})
      select
        chosen.guid as player_guid,
        player_name(chosen.guid) as name,
        array(
          select alias from player_aliases
          where guid = chosen.guid and alias is distinct from player_name(chosen.guid)
          order by last_seen desc nulls last, alias
          limit 3
        ) as aliases,
        to_jsonb(totals) as totals,
        totals.last_played_at,
        ${rankOfChosen('kills')} as kills_rank,
        ${rankOfChosen('dpm')} as dpm_rank
      from chosen left join totals on totals.player_guid = chosen.guid`,
    sql`with ${found} ${weaponsOfChosen(period, now)}`,
    sql`
      with ${found}
      select p.played_at, p.map_name, p.round_number, p.kills, p.deaths, p.damage_given, p.time_played
      from chosen join counted_player_rounds p on p.player_guid = chosen.guid
      order by p.played_at desc
      limit 20`,
  ]);
  return { candidates, player, weapons, recent };
}

function rankOfChosen(key: string): Sql {
  const ranking = statistic(key);
  return sql`(
    select rank::int
    from (
      select player_guid, rank() over (order by ${formulaSql(ranking.formula)} desc nulls last) as rank
      from player_totals where rounds >= ${minimumRounds(ranking)}
    ) as ranks
    where ranks.player_guid = chosen.guid
  )`;
}
