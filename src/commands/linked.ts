import { linkOf } from '../db/queries/link.ts';
import { nameInText } from '../discord/escape.ts';
import { timestamp, userMention } from '../discord/markup.ts';
import { ephemeral } from '../discord/reply.ts';
import { defineCommand } from './command.ts';
import { nobodyFound } from './shared/player-option.ts';

export const linkedCommand = defineCommand({
  name: 'linked',
  group: 'You',
  description: 'Which player a Discord user is linked to, and since when',
  options: { user: { type: 'user', description: 'A Discord user; yourself when left out' } },
  examples: ['/linked'],
  private: true,

  async run({ user }, context) {
    const id = user ?? context.user.id;
    const link = await linkOf(context.db, id, context.viewer);
    if (!link || link.hidden) return nobodyFound({ discordId: id }, context);
    const who = id === context.user.id ? 'You are' : `${userMention(id)} is`;
    const since = link.since ? ` since ${timestamp(link.since, 'D')}` : '';
    return ephemeral(`${who} linked to **${nameInText(link.name)}** (\`${link.playerGuid}\`)${since}.`);
  },
});
