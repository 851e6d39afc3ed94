import { forget, storedAbout } from '../../db/queries/privacy.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { nameInText } from '../../discord/escape.ts';
import { button, ephemeral, row } from '../../discord/reply.ts';
import { unknownPlayer } from '../../domain/names.ts';
import { translate } from '../../texts/replies.ts';
import { formatCounted } from '../../views/numbers.ts';
import type { Components } from '../command.ts';
import { defineAction } from '../command.ts';
import { expiry, isExpired } from '../shared/confirmation.ts';
import { linkFirst } from '../shared/link-first.ts';
import { notLinked } from './not-linked.ts';

export const privacyDelete = defineAction({
  description: 'Delete your link, your aliases and your names everywhere',
  options: {},
  examples: ['/privacy delete'],
  private: true,

  async run(_options, context) {
    const stored = await storedAbout(context.db, context.user.id);
    if (!stored) return { ...linkFirst(context), content: notLinked };
    const args = { u: context.user.id, t: expiry(context.now) };
    const id = encodeCustomId({ route: 'privacy.delete', owner: context.user.id, args });
    return {
      content: `This removes the link of **${nameInText(stored.name)}** to you, ${formatCounted(stored.aliases, 'name')} and your chosen name, and writes “${unknownPlayer}” into ${formatCounted(stored.rounds, 'round')}. Numbers stay, and names cannot be brought back.`,
      rows: [row(button(id, { label: 'Delete for good', emoji: '🗑️' }))],
      ephemeral: true,
    };
  },
});

export const deleteComponents: Components = {
  async delete(args, _values, context) {
    // The message is private, so a press by another user must be forged.
    if (args.u !== context.user.id) return ephemeral(translate(context, 'outOfDate'));
    if (isExpired(args.t, context.now))
      return { content: translate(context, 'expired', { command: '`/privacy delete`' }) };
    const result = await forget(context, { discordId: context.user.id, unknown: unknownPlayer });
    if (result === 'not linked') return linkFirst(context);
    return { content: translate(context, 'forgotten', { name: unknownPlayer }) };
  },
};
