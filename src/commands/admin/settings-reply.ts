import { channelOf, postKinds, storedSettingsWithPosts } from '../../db/queries/post-settings.ts';
import type { Settings } from '../../db/queries/settings.ts';
import type { ChannelRights } from '../../discord/channel-rights.ts';
import { nameInText } from '../../discord/escape.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour } from '../../discord/reply.ts';
import type { Language } from '../../texts/words.ts';
import type { Context } from '../context.ts';
import { rightsIn, rightsText } from './channel-rights.ts';
import { postLines, problemsIn, testButton } from './posts-reply.ts';

/** The languages by their own names, which every reader sees alike. */
export const languages: Record<Language, string> = { en: 'English', de: 'Deutsch', fr: 'Français' };

interface Shown {
  /** Text above the settings that reports a change just made. */
  said?: string;
  /** What the bot may do in channels, as far as that has just been looked up. */
  rights?: ReadonlyMap<string, ChannelRights>;
}

/** Shows the community's settings, and what keeps the bot from posting. */
export async function showSettings(context: Context, { said, rights = new Map() }: Shown = {}): Promise<Reply> {
  const { settings: stored, posts } = await storedSettingsWithPosts(context.db);
  const { caller } = context;
  const { config } = caller.texts.admin;
  const { channel, adminChannel } = stored;
  const used = postKinds.flatMap((kind) => (posts[kind].isOn ? (channelOf(kind, posts, stored) ?? []) : []));
  const elsewhere = used.filter((one) => one !== channel && one !== adminChannel);
  const lines = postLines(postKinds, { settings: stored, posts }, context);
  const language = stored.language as Language | undefined;
  return {
    ...(said !== undefined && { content: said }),
    embeds: [
      {
        title: config.title,
        fields: [
          { name: config.channel, value: await channelLine(channel, rights, context) },
          { name: config.adminChannel, value: await channelLine(adminChannel, rights, context) },
          { name: config.timeZone, value: zoneLine(stored, context) },
          { name: config.posts, value: [...lines, ...(await problemsIn(elsewhere, rights, context))].join('\n') },
          { name: config.language, value: language === undefined ? config.languageOfServer : languages[language] },
        ],
        footer: { text: config.footer },
        color: colour,
      },
    ],
    rows: testButton(undefined, channel === undefined ? used : [channel], context),
  };
}

/** Returns a channel, and below it what keeps the bot from posting there. */
async function channelLine(
  channel: string | undefined,
  known: ReadonlyMap<string, ChannelRights>,
  context: Context,
): Promise<string> {
  if (channel === undefined) return context.caller.texts.admin.config.notSet;
  const problem = rightsText(known.get(channel) ?? (await rightsIn(channel, context)), channel, context);
  return `<#${channel}>\n${problem}`.trim();
}

function zoneLine({ timeZone: stored }: Settings, { timeZone, serverTimeZone, caller }: Context): string {
  const { config } = caller.texts.admin;
  if (stored) return nameInText(stored, 60);
  const [days, clocks] = [nameInText(timeZone, 80), nameInText(serverTimeZone, 80)];
  return `${timeZone === serverTimeZone ? days : config.zones(days, clocks)}\n-# ${config.fromWorker}`;
}
