import type { Db } from '../db.ts';
import { sql } from '../db.ts';

/** Returns whether a Discord user is linked to a player, has a claim that waits for proof, or has not read what became of one. */
export async function hasLink(db: Db, discordId: string): Promise<boolean> {
  const [row] = await db.query<{ linked: boolean }>(sql`
    select exists (select from player_links where discord_id = ${discordId})
      or exists (select from link_claims where discord_id = ${discordId} and (outcome is null or not told)) as linked`);
  return row?.linked === true;
}
