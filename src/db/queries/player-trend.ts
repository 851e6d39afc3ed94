import type { Totals } from '../../domain/formula.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import { playerFound } from './find-player.ts';
import type { PlayerReference } from './player-matches.ts';
import type { PlayerSession } from './player-sessions.ts';

/** What the picture of a player's trend is made from. */
export interface PlayerTrend {
  playerGuid: string;
  name: string | null;
  /** Sums over all time. Null without a counted round. */
  totals: Totals | null;
  /** The latest gaming sessions, newest first. */
  sessions: PlayerSession[];
}

/** Returns the data of a player's trend in one round trip. Undefined if the reference means nobody, or several. */
export async function playerTrend(
  db: Db,
  reference: PlayerReference,
  { viewer, latest }: { viewer: Viewer; latest: number },
): Promise<PlayerTrend | undefined> {
  const [row] = await db.query<PlayerTrend>(sql`
    with ${playerFound(reference, viewer)}
    select
      chosen.guid as player_guid,
      player_name(chosen.guid) as name,
      (select to_jsonb(t) from player_totals t where t.player_guid = chosen.guid) as totals,
      (
        select coalesce(jsonb_agg(to_jsonb(s) order by s.session_start desc, s.server), '[]')
        from (
          select * from player_sessions where player_guid = chosen.guid
          order by session_start desc, server
          limit ${latest}
        ) as s
      ) as sessions
    from chosen`);
  return row && { ...row, sessions: row.sessions.map((one) => ({ ...one, sessionStart: new Date(one.sessionStart) })) };
}
