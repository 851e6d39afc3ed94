import { encodeCustomId } from '../../discord/custom-id.ts';
import type { Reply } from '../../discord/reply.ts';
import { button, note, row } from '../../discord/reply.ts';
import { say } from '../../texts/replies.ts';
import type { Context } from '../context.ts';

/** The answer to a caller who is linked to nobody, with a button that opens /link. */
export function linkFirst(context: Context): Reply {
  const start = encodeCustomId({ route: 'link.start', owner: context.user.id, args: {} });
  return {
    ...note(say(context, 'notLinked')),
    rows: [row(button(start, { label: say(context, 'linkMe'), emoji: '🔗' }))],
  };
}
