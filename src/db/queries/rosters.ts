import type { Sql } from '../db.ts';
import { sql } from '../db.ts';

/** A stored roster of a session. One without people only gives its name to a team. */
export interface StoredRoster {
  name: string;
  guids: string[];
  /** Under which it is stored: the date, which all its sessions share, or date and time of the session's first round. */
  key: string;
}

/** A session's own key: that of its first round. Of an outer row `s` of gaming_sessions. */
export const rosterKey = sql`to_char(s.session_date + s.first_round_time, 'YYYY-MM-DD HH24:MI:SS')`;

/** Of the date of an outer row `s` of gaming_sessions: the id of the roster stored last. */
export const newestRoster = sql`(
  select coalesce(max(id), 0)::text from session_teams where left(session_start_date, 10) = to_char(s.session_date, 'YYYY-MM-DD')
)`;

/** The rosters that apply to an outer row `s` of gaming_sessions, a list of {@link StoredRoster}. */
export const rostersAsJson = sql`rosters_of(s.server, s.session_start, s.session_date)`;

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
