import type { PostKindName, SettingsOfPosts } from '../../db/queries/post-settings.ts';
import { channelOf, postKinds, rankingDefaults, storedSettingsWithPosts } from '../../db/queries/post-settings.ts';
import type { Settings } from '../../db/queries/settings.ts';
import type { ChannelRights } from '../../discord/channel-rights.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import type { ActionRow, Reply } from '../../discord/reply.ts';
import { button, colour, row } from '../../discord/reply.ts';
import { optionName } from '../../texts/command-names/index.ts';
import { statisticText } from '../../views/statistic.ts';
import type { Context } from '../context.ts';
import { rightsIn, rightsText } from './channel-rights.ts';

interface Shown {
  /** The kind that is shown. All of them if undefined. */
  kind?: PostKindName | undefined;
  /** Text above that reports a change just made. */
  said?: string;
  /** What the bot may do in channels, as far as that has just been looked up. */
  rights?: ReadonlyMap<string, ChannelRights>;
}

/** Shows what the bot posts by itself, where, and what keeps it from posting there. */
export async function showPosts(context: Context, { kind, said, rights = new Map() }: Shown): Promise<Reply> {
  const { settings, posts } = await storedSettingsWithPosts(context.db);
  const { adminPosts } = context.caller.texts;
  const kinds = kind === undefined ? postKinds : [kind];
  const lines = postLines(kinds, { settings, posts }, context);
  const channels = kinds.flatMap((one) => (posts[one].isOn || kind ? (channelOf(one, posts, settings) ?? []) : []));
  const problems = await problemsIn(channels, rights, context);
  return {
    ...(said !== undefined && { content: said }),
    embeds: [{ title: adminPosts.title, description: [...lines, ...problems].join('\n'), color: colour }],
    rows: testButton(kind, channels, context),
  };
}

/** Returns a line for each kind: whether it is on, where it goes, when and what it shows. */
export function postLines(
  kinds: readonly PostKindName[],
  { settings, posts }: { settings: Settings; posts: SettingsOfPosts },
  { caller }: Pick<Context, 'caller'>,
): string[] {
  const { adminPosts, admin, common } = caller.texts;
  const option = `\`${optionName(caller, 'admin posts channel')}\``;
  return kinds.map((kind) => {
    const { isOn, hour, statistic, size, period } = posts[kind];
    const channel = channelOf(kind, posts, settings);
    const shown = [];
    if (kind === 'ranking') {
      shown.push(
        statisticText(statistic ?? rankingDefaults.statistic, caller).label,
        adminPosts.players(size ?? rankingDefaults.size),
        common.periods[period ?? rankingDefaults.period],
      );
    }
    if (kind === 'day' || kind === 'digest') shown.push(hour === null ? adminPosts.quietHour : adminPosts.at(hour));
    const where = channel === undefined ? adminPosts.needChannel(option) : `<#${channel}>`;
    const parts = isOn ? [where, ...shown] : [admin.config.off];
    return `${isOn ? '🟢' : '⚪'} ${adminPosts.kinds[kind]}: ${parts.join(' · ')}`;
  });
}

/** Returns what keeps the bot from posting in these channels. */
export async function problemsIn(
  channels: readonly string[],
  known: ReadonlyMap<string, ChannelRights>,
  context: Context,
): Promise<string[]> {
  const texts = await Promise.all(
    [...new Set(channels)].map(async (channel) =>
      rightsText(known.get(channel) ?? (await rightsIn(channel, context)), channel, context),
    ),
  );
  return [...new Set(texts)].filter((text) => text !== '');
}

/** Returns the button that sends a test post to each channel of the kind, or of all that are on. None if there is no channel. */
export function testButton(
  kind: PostKindName | undefined,
  channels: readonly string[],
  { user, caller }: Pick<Context, 'user' | 'caller'>,
): ActionRow[] {
  if (channels.length === 0) return [];
  const args: Record<string, string> = kind === undefined ? {} : { kind };
  const id = encodeCustomId({ route: 'admin.testpost', owner: user.id, args });
  return [row(button(id, { label: caller.texts.adminPosts.sendTest, emoji: '🧪' }))];
}
