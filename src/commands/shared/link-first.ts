import { encodeCustomId } from '../../discord/custom-id.ts';
import type { Reply } from '../../discord/reply.ts';
import { button, ephemeral, row } from '../../discord/reply.ts';
import { translate } from '../../texts/replies.ts';
import type { Context } from '../context.ts';

/** Returns the reply to a caller who is not linked to a player, with a button that opens /link. */
export function linkFirst(context: Context): Reply {
  const start = encodeCustomId({ route: 'link.start', owner: context.user.id, args: {} });
  return {
    ...ephemeral(translate(context, 'notLinked')),
    rows: [row(button(start, { label: translate(context, 'linkMe'), emoji: '🔗' }))],
  };
}
