import { optOut } from '../../db/queries/privacy.ts';
import { ephemeral } from '../../discord/reply.ts';
import { defineAction } from '../command.ts';
import { commandHint } from '../shared/command-hint.ts';
import { verifiedLinkFirst } from '../shared/verified-link.ts';

export const privacyOptOut = defineAction({
  description: 'Hide from rankings, lookups and lists of others',
  options: {},
  examples: ['/privacy opt-out'],
  private: true,

  async run(_options, context) {
    const result = await optOut(context, context.user.id);
    context.settingsChanged();
    if (result === 'not linked') return verifiedLinkFirst(context);
    return ephemeral(context.caller.texts.you.optedOut(await commandHint('privacy opt-in', context)));
  },
});
