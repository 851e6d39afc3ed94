import { encodeCustomId } from '../../discord/custom-id.ts';
import type { Reply } from '../../discord/reply.ts';
import { button, ephemeral, row } from '../../discord/reply.ts';
import { optionName } from '../../texts/command-names/index.ts';
import type { Context } from '../context.ts';
import { localCommand } from './command-hint.ts';

/** Returns the reply to a caller who is not linked to a player, with a button that opens /link. */
export function linkFirst(context: Context, { hasPlayerOption = true } = {}): Reply {
  const { caller } = context;
  const { notLinked, notLinkedYet } = caller.texts.you;
  const link = `\`/${localCommand('link', caller)}\``;
  const why = hasPlayerOption ? notLinked(link, `\`${optionName(caller, 'stats player')}\``) : notLinkedYet(link);
  return withLinkButton(ephemeral(why), context);
}

/** Adds the button that opens /link to a reply. */
export function withLinkButton(reply: Reply, { user, caller }: Context, label = caller.texts.you.linkMe): Reply {
  const start = encodeCustomId({ route: 'link.start', owner: user.id, args: {} });
  return { ...reply, rows: [row(button(start, { label, emoji: '🔗' }))] };
}
