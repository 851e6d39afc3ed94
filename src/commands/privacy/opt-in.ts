import { optIn } from '../../db/queries/privacy.ts';
import { ephemeral } from '../../discord/reply.ts';
import { defineAction } from '../command.ts';
import { verifiedLinkFirst } from '../shared/verified-link.ts';

export const privacyOptIn = defineAction({
  description: 'Be seen by others again, under your name',
  options: {},
  examples: ['/privacy opt-in'],
  private: true,

  async run(_options, context) {
    const result = await optIn(context, context.user.id);
    if (result === 'not linked') return verifiedLinkFirst(context);
    return ephemeral(context.caller.texts.you.optedIn);
  },
});
