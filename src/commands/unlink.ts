import { unlinkPlayer } from '../db/queries/link.ts';
import { nameInText } from '../discord/escape.ts';
import { userMention } from '../discord/marks.ts';
import { note } from '../discord/reply.ts';
import { say } from '../texts/replies.ts';
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
    if (!isSelf && !context.mayManage) return note(say(context, 'noRights'));
    const gone = await unlinkPlayer(context.db, context.interactionId, id);
    if (gone === 'repeated') return note('The link is removed.');
    if (!gone) return isSelf ? linkFirst(context) : note(`${userMention(id)} is not linked to a player.`);
    const name = `**${nameInText(gone.name)}** (\`${gone.player_guid}\`)`;
    if (isSelf) return note(say(context, 'unlinked', { name }));
    return note(`${userMention(id)} is no longer linked to ${name}. The statistics stay.`);
  },
});
