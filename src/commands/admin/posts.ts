import { periodKeys } from '../../db/queries/period.ts';
import { followSettings } from '../../db/queries/post-channels.ts';
import type { PostKindName, PostSettingsChange } from '../../db/queries/post-settings.ts';
import { postKinds, savePostSettings } from '../../db/queries/post-settings.ts';
import { saveSettings } from '../../db/queries/settings.ts';
import { writeOnce } from '../../db/queries/write-once.ts';
import type { ChannelRights } from '../../discord/channel-rights.ts';
import { nameInText } from '../../discord/escape.ts';
import { ephemeral } from '../../discord/reply.ts';
import { findStatistic } from '../../domain/statistics.ts';
import { optionName } from '../../texts/command-names/index.ts';
import { defineAction } from '../command.ts';
import type { Context } from '../context.ts';
import { listOfKeys, suggestStatistics } from '../shared/statistic-option.ts';
import { rightsIn, rightsText } from './channel-rights.ts';
import { choice } from './choices.ts';
import { showPosts } from './posts-reply.ts';

export const adminPosts = defineAction({
  description: 'Shows or changes what the bot posts by itself, and where',
  options: {
    kind: {
      type: 'string',
      description: 'Which posts to change; without it, all are shown',
      choices: postKinds.map((kind) => choice(kind, ({ adminPosts: texts }) => texts.kinds[kind])),
    },
    on: { type: 'boolean', description: 'Whether the bot posts them' },
    channel: { type: 'channel', description: 'Where they go; the channel of /admin config when left out' },
    hour: { type: 'integer', description: 'At which full hour the digest or “on this day” comes', min: 0, max: 23 },
    stat: { type: 'string', description: 'What the live ranking ranks by' },
    size: { type: 'integer', description: 'How many players the live ranking shows', min: 3, max: 20 },
    period: {
      type: 'string',
      description: 'Which rounds count in the live ranking',
      choices: periodKeys.map((period) => choice(period, ({ common }) => common.periods[period])),
    },
  },
  examples: ['/admin posts', '/admin posts kind:match on:true'],
  manage: true,
  private: true,
  autocomplete: { stat: suggestStatistics },

  async run({ kind, on: isOn, channel, hour, stat, size, period }, context) {
    const { caller } = context;
    const { adminPosts: texts, rankings } = caller.texts;
    const given = { isOn, channel, hour, stat, size, period };
    const names = optionsIn(given);
    if (names.length === 0) return showPosts(context, { kind });
    const option = (name: string) => `\`${optionName(caller, `admin posts ${name}`)}\``;
    if (kind === undefined) return ephemeral(texts.whichKind(option('kind')));
    const foreign = names.find((name) => !optionsOf(kind).includes(name));
    if (foreign) {
      const kinds = postKinds.filter((one) => optionsOf(one).includes(foreign)).map((one) => texts.kinds[one]);
      return ephemeral(`${texts.onlyFor(option(foreign), kinds)} ${texts.nothingChanged}`);
    }
    const statistic = stat === undefined ? undefined : findStatistic(stat);
    if (stat !== undefined && !statistic)
      return ephemeral(`${rankings.unknownStatistic(nameInText(stat, 40), listOfKeys())} ${texts.nothingChanged}`);
    const rights = new Map<string, ChannelRights>();
    if (channel !== undefined) {
      const found = await rightsIn(channel, context);
      if (found.state === 'gone') return ephemeral(`${rightsText(found, channel, context)} ${texts.nothingChanged}`);
      rights.set(channel, found);
    }
    const said = await save({ kind, isOn, channel, hour, statistic: statistic?.key, size, period }, context);
    return showPosts(context, { kind, said, rights });
  },
});

type OptionName = 'on' | 'channel' | 'hour' | 'stat' | 'size' | 'period';

/** Returns the names of the given options. */
function optionsIn({
  isOn,
  ...others
}: { isOn: unknown } & { [Name in Exclude<OptionName, 'on'>]: unknown }): OptionName[] {
  return (Object.entries({ on: isOn, ...others }) as [OptionName, unknown][]).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  );
}

/** Returns the options that a kind has. */
function optionsOf(kind: PostKindName): readonly OptionName[] {
  const own = { match: [], evening: [], ranking: ['stat', 'size', 'period'], day: ['hour'], digest: ['hour'] } as const;
  return ['on', 'channel', ...own[kind]];
}

/** Stores what a manager has changed, and returns what to say of it. */
async function save(change: PostSettingsChange, context: Context): Promise<string> {
  const { user, now, caller, place } = context;
  const { config } = caller.texts.admin;
  const saving = [
    // What the bot says by itself comes in the language of the server, which only interactions tell.
    saveSettings({ serverLocale: place.serverLocale }, user.id, now),
    savePostSettings(change, user.id, now),
    ...followSettings(change.channel),
  ];
  const written = await writeOnce(context, saving);
  context.settingsChanged();
  context.postsWanted();
  return written === 'repeated' ? config.savedAlready : config.saved;
}
