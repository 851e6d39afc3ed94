import type { Totals } from '../../domain/formula.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import type { PlayerCandidate } from './find-player.ts';
import { candidatesAsJson, parseDates, playerFound } from './find-player.ts';
import { limitToPage, pagingOf } from './paging.ts';
import type { PlayerReference } from './player-matches.ts';

/** A player's sums in one gaming session. */
export type PlayerSession = Totals & { sessionStart: Date; address: string };

interface PlayerSessions {
  candidates: PlayerCandidate[];
  /** Sessions of the page, newest first. */
  sessions: PlayerSession[];
  /** The page shown. The last page if the requested one does not exist. */
  page: number;
  pages: number;
  count: number;
}

/** Returns one page of a player's gaming sessions in one round trip. Returns only the candidates if there are several. */
export async function playerSessions(
  db: Db,
  reference: PlayerReference,
  { viewer, page, perPage }: { viewer: Viewer; page: number; perPage: number },
): Promise<PlayerSessions> {
  const [row] = await db.query<PlayerSessions>(sql`
    with ${playerFound(reference, viewer)},
    ${pagingOf(sql`player_sessions where player_guid = (select guid from chosen)`, { page, perPage })}
    select
      ${candidatesAsJson} as candidates,
      (
        select coalesce(jsonb_agg(to_jsonb(s) order by s.session_start desc, s.server), '[]')
        from (
          select p.*, g.address from player_sessions p join gaming_sessions g using (server, session_start)
          where p.player_guid = (select guid from chosen)
          order by session_start desc, server
          ${limitToPage({ perPage })}
        ) as s
      ) as sessions,
      (select number from page) as page,
      paging.pages,
      paging.count
    from paging`);
  if (!row) throw new Error('The session query gave no row.');
  return {
    ...row,
    candidates: row.candidates.map(parseDates),
    sessions: row.sessions.map((one) => ({ ...one, sessionStart: new Date(one.sessionStart) })),
  };
}
