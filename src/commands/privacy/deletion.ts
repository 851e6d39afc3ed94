import { keepNames, storedAbout } from '../../db/queries/privacy.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { timestamp } from '../../discord/markup.ts';
import type { ActionRow, Reply } from '../../discord/reply.ts';
import { button, ephemeral, row } from '../../discord/reply.ts';
import type { Components } from '../command.ts';
import type { Context } from '../context.ts';
import { commandHint } from '../shared/command-hint.ts';
import { linkFirst } from '../shared/link-first.ts';

/** Returns the reply to a user whose names will be removed, with a button that takes it back. */
export async function deletionAsked(removeAfter: Date, context: Context): Promise<Reply> {
  const { common, you } = context.locale.texts;
  const show = await commandHint('privacy show', context);
  return {
    content: you.deletionAsked(timestamp(removeAfter, 'D'), common.unknownPlayer, show),
    rows: [keepRow(context)],
    ephemeral: true,
  };
}

/** Returns the button that takes back a deletion. */
export function keepRow({ user, locale }: Context): ActionRow {
  const id = encodeCustomId({ route: 'privacy.keep', owner: user.id, args: { u: user.id } });
  return row(button(id, { label: locale.texts.you.keepNames, emoji: '↩️' }));
}

export const keepComponents: Components = {
  async keep(args, _values, context) {
    // The message is private, so a press by another user must be forged.
    if (args.u !== context.user.id) return ephemeral(context.caller.texts.errors.outOfDate);
    const result = await keepNames(context, context.user.id);
    context.settingsChanged();
    // The names may have been removed in this moment, and the link with them.
    const isLinked = result !== 'not linked' && (await storedAbout(context.db, context.user.id)) !== undefined;
    if (!isLinked) return linkFirst(context, { hasPlayerOption: false });
    return { content: context.locale.texts.you.namesKept };
  },
};
