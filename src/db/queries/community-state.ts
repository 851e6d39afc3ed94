import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import { absenteesAsJson } from './absence.ts';
import type { AddressBan, StoredBan } from './address-ban.ts';
import { currentBan, parseBan } from './address-ban.ts';
import type { OpenClaim } from './claim.ts';
import { openClaims } from './claim.ts';
import { postsDueAt } from './outbox.ts';
import { hasUntoldTrouble } from './post-channels.ts';
import type { Settings, StoredSetting } from './settings.ts';
import { settingsAsJson, settingsIn } from './settings.ts';

/** What every request needs to know of the community. */
export interface CommunityState {
  settings: Settings;
  /** Discord ids of the linked users who opted out or asked to be forgotten: their answers are private. */
  optedOut: string[];
  claims: OpenClaim[];
  /** Discord ids of the linked users who have been away and have not been told what happened. */
  absentees: string[];
  /** Discord's ban of the Worker's address, if one is on. */
  ban: AddressBan | undefined;
  /** Whether a message that the bot sends by itself can be sent. */
  arePostsDue: boolean;
  /** Whether posts wait because Discord refuses them, and no manager has been told. */
  hasPostTrouble: boolean;
}

/** Returns the community's state in one round trip. */
export async function communityState(db: Db, now: Date): Promise<CommunityState> {
  type Row = Omit<CommunityState, 'settings' | 'ban'> & { stored: StoredSetting[]; ban: StoredBan };
  const [row] = await db.query<Row>(sql`
    select ${settingsAsJson} as stored, ${openClaims} as claims, ${absenteesAsJson(now)} as absentees, ${currentBan} as ban,
      coalesce(${postsDueAt(now)} <= ${now}, false) as are_posts_due, ${hasUntoldTrouble} as has_post_trouble,
      (
        select coalesce(jsonb_agg(distinct l.discord_id::text), '[]')
        from (
          select c.player_guid from player_profiles c where c.opted_out
          union select f.guid from forgotten_players f where f.removed_at is null
        ) as hiding (guid)
        join player_links l on person_of(l.et_guid) = person_of(hiding.guid)
      ) as opted_out`);
  if (!row) throw new Error('The query of the community gave no row.');
  const { stored, ban, ...state } = row;
  return { ...state, settings: settingsIn(stored), ban: parseBan(ban) };
}
