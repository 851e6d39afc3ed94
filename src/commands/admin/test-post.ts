import { freeChannel } from '../../db/queries/post-channels.ts';
import type { PostKindName } from '../../db/queries/post-settings.ts';
import { channelOf, postKinds, storedSettingsWithPosts } from '../../db/queries/post-settings.ts';
import { rightsAfter } from '../../discord/channel-rights.ts';
import { createMessage } from '../../discord/messages.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour, ephemeral, messageOf } from '../../discord/reply.ts';
import { optionName } from '../../texts/command-names/index.ts';
import { localeOf } from '../../texts/locale.ts';
import type { Context } from '../context.ts';
import { rightsIn, rightsText } from './channel-rights.ts';

/**
 * Sends a test message to the channel of a kind of post, or to each channel in which the bot posts, and says how that went. After a success,
 * posts that waited for the channel are sent.
 */
export async function sendTestPosts({ kind }: Record<string, string>, context: Context): Promise<Reply> {
  const { db, bot, caller, place } = context;
  const { adminPosts } = caller.texts;
  const { settings, posts } = await storedSettingsWithPosts(db);
  const asked = postKinds.filter((one) => one === kind);
  const shown = asked.length > 0 ? asked : postKinds.filter((one) => posts[one].isOn);
  const byChannel = Map.groupBy(shown, (one) => channelOf(one, posts, settings));
  const channels = [...byChannel.keys()].filter((channel) => channel !== undefined);
  if (channels.length === 0 && settings.channel !== undefined) channels.push(settings.channel);
  if (channels.length === 0) return ephemeral(adminPosts.noChannel(optionName(caller, 'admin config channel')));
  if (bot.token === undefined) return ephemeral(adminPosts.noToken);
  const { adminPosts: texts } = localeOf(
    settings.language ?? settings.serverLocale ?? place.serverLocale ?? 'en',
  ).texts;
  const kindsText = (kinds: readonly PostKindName[]) => texts.testText(kinds.map((one) => texts.kinds[one]));
  const said = await Promise.all(
    channels.map((channel, index) => {
      const description = kindsText(byChannel.get(channel) ?? []);
      return sendTest({ channel, index, title: texts.testTitle, description }, context);
    }),
  );
  return ephemeral(said.join('\n'));
}

interface TestPost {
  channel: string;
  index: number;
  title: string;
  description: string;
}

async function sendTest({ channel, index, title, description }: TestPost, context: Context): Promise<string> {
  const { db, bot, caller, interactionId } = context;
  const message = messageOf({ embeds: [{ title, description, color: colour }] });
  try {
    // The same press, sent twice by Discord, makes one message.
    const sent = { channelId: channel, token: bot.token ?? '', nonce: `${interactionId}.${index}` };
    await createMessage(sent, message, bot.api);
    await db.transaction([freeChannel(channel)]);
    context.postsWanted();
    return caller.texts.adminPosts.sent(`<#${channel}>`);
  } catch (error) {
    return whyNotSent(error, channel, context);
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
