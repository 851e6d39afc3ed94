import type { Db } from '../db/db.ts';
import { newOutcome, storeRead } from '../db/queries/claim.ts';
import type { Reply } from '../discord/reply.ts';
import type { Locale } from '../texts/locale.ts';
import { wholeName } from '../views/whole-name.ts';

/** Returns what became of a user's claim to be a player. Undefined if there is nothing new, or if the database does not answer. */
export async function linkNotice(db: Db, discordId: string, locale: Locale): Promise<string | undefined> {
  const news = await newOutcome(db, discordId).catch(() => undefined);
  return news && locale.texts.you.outcomes[news.outcome](`**${wholeName(news.name, locale)}**`);
}

/** Stores that the user has read it. If that fails, they read it again. */
export async function noticeRead(db: Db, discordId: string): Promise<void> {
  await storeRead(db, discordId).catch(() => {});
}

/** Returns the reply with the notice above it. Only the caller may see it. */
export function withNotice(reply: Reply, notice: string): Reply {
  return { ...reply, content: reply.content ? `${notice}\n\n${reply.content}` : notice };
}
