import type { RoundSides } from '../../domain/sides.ts';
import type { Roster } from '../../domain/team-groups.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import { viewerId } from '../viewer-id.ts';
import { rostersAsJson } from './rosters.ts';
import type { SessionRound, StoredRound } from './session-parts.ts';
import { playedRounds, roundsAsJson } from './session-parts.ts';

interface PastSession {
  sessionStart: string;
  rounds: SessionRound[];
  sides: RoundSides[];
  rosters: Roster[];
}

interface TeamHistory {
  /** Sessions, newest first, at most as many as requested. */
  sessions: PastSession[];
  /** Number of all sessions in these days. */
  count: number;
  /** Names of the players who played in several of these sessions. */
  names: Record<string, string | null>;
}

/** Returns the sessions that began in the `days` before `now`, with the data of their teams and scores, in one round trip. */
export async function teamHistory(
  db: Db,
  { days, now, most, viewer }: { days: number; now: Date; most: number; viewer: Viewer },
): Promise<TeamHistory> {
  const since = new Date(now.getTime() - days * 86_400_000);
  type Stored = Omit<PastSession, 'rounds' | 'sides'> & { rounds: StoredRound[] };
  const [history] = await db.query<Omit<TeamHistory, 'sessions'> & { sessions: Stored[] }>(sql`
    with recent as materialized (
      select * from gaming_sessions where counts and session_start >= ${since} and session_start <= ${now}
    ),
    shown as materialized (select * from recent order by session_start desc, server limit ${most})
    select
      (
        select coalesce(json_agg(whole order by whole.session_start desc), '[]')
        from (select s.session_start, ${roundsAsJson} as rounds, ${rostersAsJson} as rosters from shown s) as whole
      ) as sessions,
      (select count(*)::int from recent) as count,
      (
        select coalesce(jsonb_object_agg(guid, shown_name(guid, ${viewerId(viewer)})), '{}')
        from (
          select p.player_guid as guid from player_sessions p join shown using (server, session_start)
          group by p.player_guid having count(*) > 1
        ) as people
      ) as names`);
  if (!history) throw new Error('The team history gave no row.');
  return { ...history, sessions: history.sessions.map((one) => ({ ...one, ...playedRounds(one.rounds) })) };
}
