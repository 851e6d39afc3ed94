import { optOut } from '../../db/queries/privacy.ts';
import { ephemeral } from '../../discord/reply.ts';
import { translate } from '../../texts/replies.ts';
import { defineAction } from '../command.ts';
import { linkFirst } from '../shared/link-first.ts';

export const privacyOptOut = defineAction({
  description: 'Hide from rankings, lookups and lists of others',
  options: {},
  examples: ['/privacy opt-out'],
  private: true,

  async run(_options, context) {
    const result = await optOut(context, context.user.id);
    return result === 'not linked' ? linkFirst(context) : ephemeral(translate(context, 'optedOut'));
  },
});
