import { mapKey } from '../../domain/maps.ts';
import type { StopwatchRound } from '../../domain/stopwatch.ts';
import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import { roundAddress } from './match-selector.ts';

/** A match on a map, with its counted rounds. */
export interface MatchOnMap {
  address: string;
  /** The day of the game server. */
  day: string;
  rounds: StopwatchRound[];
}

export interface MapPageData {
  /** The map's most frequent spelling. */
  mapName: string;
  /** Rounds of which it is known who attacked and how it ended, by the rule of record_rounds, and how many of these attacks were won. */
  rounds: number;
  attacksWon: number;
  /** The median of the won attacks' times in seconds. */
  medianSeconds: number | null;
  /** Newest first. */
  latest: MatchOnMap[];
}

/** Returns how attacks on a map end, and its latest matches, in one round trip. Undefined if nobody has played it. */
export async function mapPageData(db: Db, map: string, most: number): Promise<MapPageData | undefined> {
  const [row] = await db.query<MapPageData>(sql`
    select m.map_name, ended.rounds, ended.attacks_won, ended.median_seconds,
      (
        select coalesce(json_agg(json_build_object('address', l.address, 'day', l.day, 'rounds', l.rounds) order by l.played_at desc), '[]')
        from (
          select (array_agg(${roundAddress} order by r.round_number))[1] as address,
            (array_agg(to_char(r.round_date, 'YYYY-MM-DD') order by r.round_number))[1] as day, max(r.played_at) as played_at,
            json_agg(json_build_object(
              'roundNumber', r.round_number, 'source', r.source, 'defenderTeam', r.defender_team, 'winnerTeam', r.winner_team,
              'timeLimit', r.time_limit, 'actualTime', r.actual_time
            ) order by r.round_number) as rounds
          from rounds r
          where lower(r.map_name collate "C") = m.map_key and r.round_number in (1, 2) and r.is_valid
          group by r.server, r.match_id
          order by max(r.played_at) desc limit ${most}
        ) as l
      ) as latest
    from maps m
    cross join lateral (
      select count(*)::int as rounds, count(*) filter (where attackers_won)::int as attacks_won,
        percentile_cont(0.5) within group (order by attack_seconds) as median_seconds
      from record_rounds where map_key = m.map_key and attackers is not null and attackers_won is not null
    ) as ended
    where m.map_key = ${mapKey(map)}`);
  return row;
}
