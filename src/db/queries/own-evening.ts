import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import type { SessionMark, SessionSelector } from './find-session.ts';
import { markColumns, sessionFound } from './find-session.ts';
import type { OwnPart } from './own-match.ts';
import { usualAsJson } from './usual.ts';

/** A gaming session as one of its players sees it. */
export interface OwnEvening {
  /** Null if there is no such session. */
  session: SessionMark | null;
  /** The player that the viewer is linked to or has claimed to be. Null if there is none. */
  own: OwnPart | null;
}

/** Returns a gaming session with the viewer's own part in it, in one round trip. */
export async function ownEvening(db: Db, selector: SessionSelector, discordId: string): Promise<OwnEvening> {
  const [row] = await db.query<OwnEvening>(sql`
    with me as materialized (select own_player(${discordId}) as guid),
    ${sessionFound(selector)},
    chosen as materialized (select g.* from gaming_sessions g join found using (server, session_start))
    select (select to_jsonb(mark) from (select ${markColumns} from chosen s) as mark) as session, (
      select json_build_object(
        'guid', me.guid, 'name', shown_name(me.guid, ${discordId}),
        'totals', (
          select to_json(p) from player_sessions p join chosen using (server, session_start) where p.player_guid = me.guid
        ),
        'usual', ${usualAsJson({ guid: sql`me.guid`, before: sql`(select session_start from chosen)` })}
      )
      from me where me.guid is not null
    ) as own`);
  if (!row) throw new Error('The query of an evening gave no row.');
  return row;
}
