import { unlinkPlayer } from '../db/queries/link.ts';
import { userMention } from '../discord/markup.ts';
import { ephemeral } from '../discord/reply.ts';
import { wholeName } from '../views/whole-name.ts';
import { defineCommand } from './command.ts';
import { commandHint } from './shared/command-hint.ts';
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
    const { caller } = context;
    const { you, errors } = caller.texts;
    if (!isSelf && !context.mayManage) return ephemeral(errors.needsManageServer);
    const gone = await unlinkPlayer(context, id);
    context.settingsChanged();
    if (gone === 'repeated') return ephemeral(you.linkRemoved);
    if (!gone) {
      return isSelf ? linkFirst(context, { hasPlayerOption: false }) : ephemeral(you.userIsNot(userMention(id)));
    }
    const name = `**${wholeName(gone.name, caller)}** (\`${gone.playerGuid}\`)`;
    if (isSelf && gone.wasClaim) return ephemeral(you.claimRemoved(name));
    if (isSelf) return ephemeral(you.unlinked(name, await commandHint('link', context)));
    return ephemeral(you.userUnlinked(userMention(id), name));
  },
});
