import { resetDisplayName } from '../../db/queries/display-name.ts';
import { ephemeral } from '../../discord/reply.ts';
import { defineAction } from '../command.ts';
import { verifiedLinkFirst } from '../shared/verified-link.ts';

export const nameReset = defineAction({
  description: 'Be shown under your newest name in the game again',
  options: {},
  examples: ['/name reset'],
  private: true,

  async run(_options, context) {
    const { user, now } = context;
    const result = await resetDisplayName(context, { discordId: user.id, now });
    if (result !== 'repeated' && !result.linked) return verifiedLinkFirst(context);
    return ephemeral(context.caller.texts.you.shownAsNewest);
  },
});
