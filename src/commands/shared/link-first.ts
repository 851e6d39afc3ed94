import { encodeCustomId } from '../../discord/custom-id.ts';
import type { Reply } from '../../discord/reply.ts';
import { button, ephemeral, row } from '../../discord/reply.ts';
import type { Context } from '../context.ts';

/** Returns the reply to a caller who is not linked to a player, with a button that opens /link. */
export function linkFirst(context: Context): Reply {
  const start = encodeCustomId({ route: 'link.start', owner: context.user.id, args: {} });
  return {
    ...ephemeral(context.caller.texts.errors.notLinked),
    rows: [row(button(start, { label: context.caller.texts.errors.linkMe, emoji: '🔗' }))],
  };
}
