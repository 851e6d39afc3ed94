import { freeChannel } from '../../db/queries/post-channels.ts';
import { storedSettings } from '../../db/queries/settings.ts';
import { rightsAfter } from '../../discord/channel-rights.ts';
import { createMessage } from '../../discord/messages.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour, ephemeral, messageOf } from '../../discord/reply.ts';
import { optionName } from '../../texts/command-names/index.ts';
import { localeOf } from '../../texts/locale.ts';
import type { Context } from '../context.ts';
import { rightsIn, rightsText } from './channel-rights.ts';

/** Sends a test message to the channel of posts, and says how that went. After a success, posts that waited for the channel are sent. */
export async function sendTestPost(context: Context): Promise<Reply> {
  const { db, bot, caller, place, interactionId } = context;
  const { adminPosts } = caller.texts;
  const { channel, language, serverLocale } = await storedSettings(db);
  if (channel === undefined) return ephemeral(adminPosts.noChannel(optionName(caller, 'admin config channel')));
  if (bot.token === undefined) return ephemeral(adminPosts.noToken);
  const { testTitle, testText } = localeOf(language ?? serverLocale ?? place.serverLocale ?? 'en').texts.adminPosts;
  const message = messageOf({ embeds: [{ title: testTitle, description: testText, color: colour }] });
  try {
    // The same press, sent twice by Discord, makes one message.
    const sent = { channelId: channel, token: bot.token, nonce: interactionId };
    await createMessage(sent, message, bot.api);
    await db.transaction([freeChannel(channel)]);
    context.postsWanted();
    return ephemeral(adminPosts.sent(`<#${channel}>`));
  } catch (error) {
    return ephemeral(await whyNotSent(error, channel, context));
  }
}

/** Discord's refusal of a message does not name what is missing, so the permissions are looked up. */
async function whyNotSent(error: unknown, channel: string, context: Context): Promise<string> {
  const { adminPosts } = context.caller.texts;
  const rights = rightsAfter(error);
  if (rights.state === 'unknown') return adminPosts.notSent(`<#${channel}>`);
  const looked = rights.state === 'lacks' ? await rightsIn(channel, context) : rights;
  return rightsText(looked, channel, context) || adminPosts.refused(`<#${channel}>`);
}
