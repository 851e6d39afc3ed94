import { unlinkPlayer } from '../db/queries/link.ts';
import { nameInText } from '../discord/escape.ts';
import { userMention } from '../discord/markup.ts';
import { ephemeral } from '../discord/reply.ts';
import { translate } from '../texts/replies.ts';
import { defineCommand } from './command.ts';
import { linkFirst } from './shared/link-first.ts';

export const unlinkCommand = defineCommand({
  name: 'unlink',
  group: 'You',
  description: 'Remove your link to a player; the numbers stay',
  options: { user: { type: 'user', description: 'Unlink this Discord user instead of you: needs Manage Server' } },
  examples: ['/unlink'],
  private: true,

  async run({ user }, context) {
    const id = user ?? context.user.id;
    const isSelf = id === context.user.id;
    if (!isSelf && !context.mayManage) return ephemeral(translate(context, 'noRights'));
    const gone = await unlinkPlayer(context, id);
    if (gone === 'repeated') return ephemeral('The link is removed.');
    if (!gone) return isSelf ? linkFirst(context) : ephemeral(`${userMention(id)} is not linked to a player.`);
    const name = `**${nameInText(gone.name)}** (\`${gone.playerGuid}\`)`;
    if (isSelf) return ephemeral(translate(context, 'unlinked', { name }));
    return ephemeral(`${userMention(id)} is no longer linked to ${name}. The statistics stay.`);
  },
});
