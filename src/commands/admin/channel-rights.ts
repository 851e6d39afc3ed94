import type { ChannelRights } from '../../discord/channel-rights.ts';
import { channelRights } from '../../discord/channel-rights.ts';
import { missingPermissions } from '../../discord/permissions.ts';
import type { Context } from '../context.ts';

/** How long (ms) Discord may take to tell. A command that waits longer would be deferred, and while Discord fails nothing follows a deferral. */
const toldWithinMs = 800;

/** Returns whether the bot can post in a channel. Of the channel in which the command was typed Discord has told it already. */
export async function rightsIn(channel: string, { bot, place }: Context): Promise<ChannelRights> {
  if (place.channelId !== channel || place.appPermissions === undefined || bot.token === undefined) {
    const tooLate = bot.api.clock.sleep(toldWithinMs).then((): ChannelRights => ({ state: 'unknown' }));
    return Promise.race([channelRights(channel, bot), tooLate]);
  }
  const missing = missingPermissions(place.appPermissions);
  return missing.length === 0 ? { state: 'may post' } : { state: 'lacks', missing };
}

/** Says what keeps the bot from posting in a channel, and the way out. Returns an empty text if nothing does, or if Discord did not tell. */
export function rightsText(rights: ChannelRights, channel: string, { caller }: Pick<Context, 'caller'>): string {
  const { adminPosts } = caller.texts;
  const mention = `<#${channel}>`;
  switch (rights.state) {
    case 'lacks':
      return adminPosts.lacks(mention, rights.missing.map((name) => adminPosts.permissions[name]).join(', '));
    case 'gone':
      return adminPosts.gone;
    case 'no token':
      return adminPosts.noToken;
    case 'wrong token':
      return adminPosts.wrongToken;
    default:
      return '';
  }
}
