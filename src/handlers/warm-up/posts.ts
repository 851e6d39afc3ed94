import type { Context } from '../../commands/context.ts';
import { matchComponents } from '../../commands/match/index.ts';
import { settingsIn } from '../../db/queries/settings.ts';
import { messageOf } from '../../discord/reply.ts';
import { kinds } from '../../posts/kinds.ts';
import { renderPosts } from '../../posts/render.ts';

/** Makes what the bot posts, and answers a press of each of its buttons, from the invented answers of the context's database. */
export async function rehearsePosts(context: Context): Promise<void> {
  const { db, now, timeZone } = context;
  const posts = kinds.map(({ kind }) => ({ kind, key: 'match:1', server: '', subject: '', messageId: null }));
  const settings = settingsIn([]);
  await renderPosts(db, posts, { kinds, settings, timeZone, now });
  for (const press of Object.values(matchComponents)) {
    messageOf(await press({ m: '20260101200000.00000000' }, [], context));
  }
}
