import type { Sql } from '../db.ts';
import { sql } from '../db.ts';

/** A stored roster of a session. One without people only gives its name to a team. */
export interface StoredRoster {
  name: string;
  guids: string[];
  /** Under which it is stored: the date, which all its sessions share, or date and time of the session's first round. */
  key: string;
}

const stamp = sql`to_char(r.round_date + r.round_time, 'YYYY-MM-DD HH24:MI:SS')`;

/** A session's own key: that of its first round. Of an outer row `s` of gaming_sessions. */
export const rosterKey = sql`to_char(s.session_date + s.first_round_time, 'YYYY-MM-DD HH24:MI:SS')`;

/** Of the date of an outer row `s` of gaming_sessions: the id of the roster stored last. */
export const newestRoster = sql`(
  select coalesce(max(id), 0)::text from session_teams where left(session_start_date, 10) = to_char(s.session_date, 'YYYY-MM-DD')
)`;

/**
 * The stored rosters of an outer row `s` of gaming_sessions, a list of {@link StoredRoster}: its own ones (an older round that arrives
 * later moves its start, so any of its rounds' stamps is a key), else those of its date.
 */
export const rostersAsJson = sql`(
  with of_date as (
    select * from session_teams where left(session_start_date, 10) = to_char(s.session_date, 'YYYY-MM-DD')
  ),
  own as (
    select * from of_date
    where session_start_date in (select ${stamp} from rounds r where r.server = s.server and r.session_start = s.session_start)
  ),
  applying as (
    select * from own
    union all
    select * from of_date where not exists (select from own) and session_start_date !~ '^.{10} \\d\\d:\\d\\d:\\d\\d$'
  )
  select coalesce(jsonb_agg(jsonb_build_object('name', roster.name, 'guids', roster.guids, 'key', roster.key) order by roster.id), '[]')
  from (
    select min(t.id) as id, t.team_name as name, min(t.session_start_date) as key,
      coalesce(array_agg(distinct person_of(member.guid[1])) filter (where member.guid is not null), '{}') as guids
    from applying t
    left join lateral regexp_matches(t.player_guids, '"([^"\\\\]{1,64})"', 'g') as member (guid) on true
    group by t.team_name
  ) as roster
)`;

interface NewRosters {
  key: string;
  /** What {@link newestRoster} was when they were made. */
  newest: string;
  /** Keys of the rosters they replace. */
  replaced: readonly string[];
  rosters: readonly { name: string; guids: readonly string[] }[];
}

/** A statement that stores rosters; fails with SQLSTATE 40001 when the date's rosters have changed since they were read. */
export function storeRosters({ key, newest, replaced, rosters }: NewRosters): Sql {
  return sql`select store_rosters(${key}, ${newest}, ${[...new Set(replaced)]}, ${JSON.stringify(rosters)})`;
}
