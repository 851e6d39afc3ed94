import type { Sql } from '../db.ts';
import { sql } from '../db.ts';

/** A stored roster of a session. A roster without players only gives its name to a team. */
export interface StoredRoster {
  name: string;
  guids: string[];
  /** Key of the roster: the date, which all its sessions share, or date and time of the session's first round. */
  key: string;
}

/** The roster key of one session, made from its first round. Uses an outer row `s` of gaming_sessions. */
export const rosterKey = sql`to_char(s.session_date + s.first_round_time, 'YYYY-MM-DD HH24:MI:SS')`;

/** Id of the roster stored last for the date of an outer row `s` of gaming_sessions. */
export const newestRoster = sql`(
  select coalesce(max(id), 0)::text from session_teams where left(session_start_date, 10) = to_char(s.session_date, 'YYYY-MM-DD')
)`;

/** The rosters that apply to an outer row `s` of gaming_sessions, as a list of {@link StoredRoster}. */
export const rostersAsJson = sql`rosters_of(s.server, s.session_start, s.session_date)`;

interface NewRosters {
  key: string;
  /** Value of {@link newestRoster} when the rosters were made. */
  newest: string;
  /** Keys of the rosters that are replaced. */
  replaced: readonly string[];
  rosters: readonly { name: string; guids: readonly string[] }[];
}

/** Returns a statement that stores rosters. It fails with SQLSTATE 40001 if the date's rosters have changed since they were read. */
export function storeRosters({ key, newest, replaced, rosters }: NewRosters): Sql {
  return sql`select store_rosters(${key}, ${newest}, ${[...new Set(replaced)]}, ${JSON.stringify(rosters)})`;
}
