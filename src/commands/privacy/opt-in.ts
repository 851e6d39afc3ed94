import { optIn } from '../../db/queries/privacy.ts';
import { ephemeral } from '../../discord/reply.ts';
import { defineAction } from '../command.ts';
import { linkFirst } from '../shared/link-first.ts';

export const privacyOptIn = defineAction({
  description: 'Be seen by others again, under your name',
  options: {},
  examples: ['/privacy opt-in'],
  private: true,

  async run(_options, context) {
    const result = await optIn(context, context.user.id);
    return result === 'not linked'
      ? linkFirst(context)
      : ephemeral('Others see you again, and names you play under from now on are stored.');
  },
});
