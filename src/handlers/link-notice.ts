import type { Db } from '../db/db.ts';
import { readOutcome } from '../db/queries/claim.ts';
import type { Reply } from '../discord/reply.ts';
import type { Locale } from '../texts/locale.ts';
import { wholeName } from '../views/whole-name.ts';

/**
 * Returns what became of a user's claim to be a player, once. Returns undefined if there is nothing new, or if the database cannot store
 * that the user has read it.
 */
export async function linkNotice(db: Db, discordId: string, locale: Locale): Promise<string | undefined> {
  const read = await readOutcome(db, discordId).catch(() => undefined);
  return read && locale.texts.you.outcomes[read.outcome](`**${wholeName(read.name, locale)}**`);
}

/** Returns the reply with the notice above it. Only the caller may see it. */
export function withNotice(reply: Reply, notice: string): Reply {
  return { ...reply, content: reply.content ? `${notice}\n\n${reply.content}` : notice };
}
