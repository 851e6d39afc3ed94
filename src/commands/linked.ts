import { isWaiting } from '../db/queries/claim.ts';
import { linkAndClaimOf } from '../db/queries/link.ts';
import { timestamp, userMention } from '../discord/markup.ts';
import { ephemeral } from '../discord/reply.ts';
import { wholeName } from '../views/whole-name.ts';
import { defineCommand } from './command.ts';
import { claimReply } from './shared/claim-reply.ts';
import { linkFirst } from './shared/link-first.ts';

export const linkedCommand = defineCommand({
  name: 'linked',
  group: 'You',
  description: 'Which player a Discord user is linked to, and since when',
  options: { user: { type: 'user', description: 'A Discord user; yourself when left out' } },
  examples: ['/linked'],
  private: true,

  async run({ user }, context) {
    const id = user ?? context.user.id;
    const { link, claim } = await linkAndClaimOf(context.db, id, context.viewer);
    if (!link || link.hidden) {
      if (id === context.user.id)
        return isWaiting(claim) ? claimReply(claim, context) : linkFirst(context, { hasPlayerOption: false });
      return ephemeral(context.caller.texts.you.userIsNot(userMention(id)));
    }
    const { locale } = context;
    const { you } = locale.texts;
    const player = `**${wholeName(link.name, locale)}** (\`${link.playerGuid}\`)`;
    const since = link.since ? ` ${you.since(timestamp(link.since, 'D'))}` : '';
    return ephemeral(id === context.user.id ? you.youAre(player, since) : you.userIs(userMention(id), player, since));
  },
});
