import { leastStreak } from '../../domain/evening.ts';
import type { Usual } from '../../domain/usual.ts';
import { eveningsCompared } from '../../domain/usual.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Sql } from '../db.ts';
import { sql } from '../db.ts';
import type { BrokenRecord } from './broken-records.ts';
import { brokenAsJson } from './broken-records.ts';
import { usualAsJson } from './usual.ts';

/** What is news about a gaming session beside its result. */
export interface EveningNews {
  /** Everybody's usual before the session. */
  usuals: { guid: string; usual: Usual }[];
  /** Players with at least {@link leastStreak} maps won in a row, the last one in this session. */
  streaks: { guid: string; maps: number }[];
  /** The records that the session broke, and own bests that are news: first the community's, then those that had stood longest. */
  broken: BrokenRecord[];
}

/** Returns an expression for the {@link EveningNews} of the session of an outer row `s` of gaming_sessions. */
export function eveningNewsAsJson(viewer: Viewer): Sql {
  return sql`(
    select json_build_object(
      'usuals', (
        select coalesce(json_agg(json_build_object('guid', one.player_guid, 'usual', ${usual})), '[]') from ${players}
      ),
      'streaks', (
        select coalesce(json_agg(json_build_object('guid', guid, 'maps', maps) order by maps desc, guid), '[]')
        from (select one.player_guid as guid, ${streak} as maps from ${players} offset 0) as everybody
        where maps >= ${leastStreak}
      ),
      'broken', ${brokenAsJson(viewer)}
    )
    from (
      select array(select r.id from rounds r where r.server = s.server and r.session_start = s.session_start) as ids
    ) as asked
  )`;
}

const players = sql`(
  select player_guid from player_sessions where server = s.server and session_start = s.session_start
) as one`;

const usual = usualAsJson({ guid: sql`one.player_guid`, before: sql`s.session_start` });

/**
 * How many of the latest decided maps of `one` were won in a row, the last one up to the session's end, within as many evenings as the usual
 * looks back. A draw ends a row, and so does a map on which somebody changed sides and did not win both rounds.
 */
const streak = sql`(
  select count(*) filter (where unbroken)::int
  from (
    select bool_and(won) over (order by played_at desc, match_id) as unbroken
    from (
      select r.match_id, max(r.played_at) as played_at,
        bool_and(r.winning_side = case when one.player_guid = any (d.axis) then 1 else 2 end) as won
      from (
        select e.server, e.session_start from player_sessions e
        where e.player_guid = one.player_guid and e.session_start <= s.session_start
        order by e.session_start desc limit ${eveningsCompared}
      ) as e
      join rounds r on r.server = e.server and r.session_start = e.session_start
      join round_sides d on d.round_id = r.id
      where r.winning_side is not null and (one.player_guid = any (d.axis)) <> (one.player_guid = any (d.allies)) and exists (
        select from rounds o
        where o.server = r.server and o.match_id = r.match_id and o.round_number = 3 - r.round_number and o.is_valid
      )
      group by r.server, r.match_id
    ) as played
  ) as latest
)`;
