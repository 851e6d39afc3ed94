import { optIn, showAgain } from '../../db/queries/privacy.ts';
import { nameInText } from '../../discord/escape.ts';
import { userMention } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { ephemeral } from '../../discord/reply.ts';
import { optionName } from '../../texts/command-names/index.ts';
import { defineAction } from '../command.ts';
import type { Context } from '../context.ts';
import { verifiedLinkFirst } from '../shared/verified-link.ts';

export const privacyOptIn = defineAction({
  description: 'Be seen by others again, under your name',
  options: {
    user: { type: 'user', description: 'Show this Discord user again instead of you: needs Manage Server' },
    player: { type: 'string', description: 'GUID of a hidden player to show instead of you: needs Manage Server' },
  },
  examples: ['/privacy opt-in'],
  private: true,

  async run({ user, player }, context) {
    const guid = player?.trim().toUpperCase();
    if (guid || (user !== undefined && user !== context.user.id)) return showOther({ user, guid }, context);
    const result = await optIn(context, context.user.id);
    context.settingsChanged();
    if (result === 'not linked') return verifiedLinkFirst(context);
    return ephemeral(context.caller.texts.you.optedIn);
  },
});

/** Lifts an opt-out, or takes back a deletion, that somebody asked for who was not the player. */
async function showOther(
  { user, guid }: { user: string | undefined; guid: string | undefined },
  context: Context,
): Promise<Reply> {
  const { caller, mayManage } = context;
  const { you, errors } = caller.texts;
  if (!mayManage) return ephemeral(errors.needsManageServer);
  if (guid && user !== undefined) {
    const [first, second] = ['user', 'player'].map((name) => `\`${optionName(caller, `privacy opt-in ${name}`)}\``);
    return ephemeral(you.needsWhom(first ?? '', second ?? ''));
  }
  const result = await showAgain(context, guid ? { guid } : { discordId: user ?? '' });
  context.settingsChanged();
  if (result === 'not linked')
    return ephemeral(guid ? you.noSuchGuid(nameInText(guid, 20)) : you.userIsNot(userMention(user ?? '')));
  return ephemeral(result === 'not hidden' ? you.notHidden : you.shownAgain);
}
