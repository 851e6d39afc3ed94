import { DatabaseError } from '../../db/errors.ts';
import { placeAll } from '../../db/queries/place-all.ts';
import { roundsOnTheClock } from '../../db/queries/placed-rounds.ts';
import { followSettings } from '../../db/queries/post-channels.ts';
import type { SettingsChange } from '../../db/queries/settings.ts';
import { readLegacyRoundsIn, saveSettings } from '../../db/queries/settings.ts';
import { writeOnce } from '../../db/queries/write-once.ts';
import type { ChannelRights } from '../../discord/channel-rights.ts';
import { nameInText } from '../../discord/escape.ts';
import { ephemeral } from '../../discord/reply.ts';
import { placeRounds } from '../../domain/place-rounds.ts';
import { defineAction } from '../command.ts';
import type { Context } from '../context.ts';
import { rightsIn, rightsText } from './channel-rights.ts';
import { choice } from './choices.ts';
import { languages, showSettings } from './settings-reply.ts';
import { findTimeZone, suggestTimeZones } from './time-zones.ts';

const languageChoices = [
  ...(['en', 'de', 'fr'] as const).map((value) => choice(value, () => languages[value])),
  choice('server', ({ admin }) => admin.config.languageOfServer),
];

export const adminConfig = defineAction({
  description: 'Shows or changes channels, time zone and language; shows automatic posts',
  options: {
    channel: { type: 'channel', description: 'Where posts of the bot go, unless /admin posts sends a kind elsewhere' },
    admin_channel: { type: 'channel', description: 'Where the bot says that one of its jobs keeps failing' },
    time_zone: {
      type: 'string',
      description: 'Of days, seasons and the game servers’ clocks, such as Europe/Berlin; moves all rounds',
    },
    language: { type: 'string', description: 'Of answers that everybody sees', choices: languageChoices },
  },
  examples: ['/admin config', '/admin config time_zone:UTC'],
  manage: true,
  private: true,
  autocomplete: { time_zone: async (typed) => suggestTimeZones(typed) },

  async run({ channel, admin_channel: adminChannel, time_zone, language: chosen }, context) {
    const { caller, place } = context;
    const given = [channel, adminChannel, time_zone, chosen];
    if (given.every((value) => value === undefined)) return showSettings(context);
    const { config } = caller.texts.admin;
    const timeZone = time_zone === undefined ? undefined : findTimeZone(time_zone);
    if (time_zone !== undefined && !timeZone) return ephemeral(config.unknownZone(nameInText(time_zone, 60)));
    const language = chosen === 'server' ? null : chosen;
    const rights = new Map<string, ChannelRights>();
    for (const id of [channel, adminChannel]) {
      if (id === undefined || rights.has(id)) continue;
      const found = await rightsIn(id, context);
      if (found.state === 'gone')
        return ephemeral(`${rightsText(found, id, context)} ${caller.texts.adminPosts.nothingChanged}`);
      rights.set(id, found);
    }
    const serverLocale = rights.size === 0 ? undefined : place.serverLocale;
    try {
      const said = await save({ channel, adminChannel, timeZone, language, serverLocale }, context);
      context.settingsChanged();
      context.postsWanted();
      return await showSettings(context, { said, rights });
    } catch (error) {
      if (timeZone && error instanceof DatabaseError && error.code === 'timeout') return ephemeral(config.tooLong);
      throw error;
    }
  },
});

/** Stores the settings and returns what to say of it. */
async function save(change: SettingsChange, context: Context): Promise<string> {
  const { user, now, caller } = context;
  const { config } = caller.texts.admin;
  const { timeZone, language, channel } = change;
  const saving = [saveSettings(change, user.id, now), ...followSettings(channel)];
  if (timeZone === undefined || timeZone === null) {
    if ((await writeOnce(context, saving)) === 'repeated') return config.savedAlready;
    return language === undefined ? config.saved : config.savedSoon;
  }
  const also = [...saving, readLegacyRoundsIn(timeZone)];
  const placed = await placeAll(context, {
    question: roundsOnTheClock,
    place: (rounds) => placeRounds(rounds, timeZone),
    also,
  });
  if (placed === 'repeated') return config.savedAlready;
  const { rounds, restamped, regrouped, sessions } = placed;
  return restamped === 0 ? config.nothingMoved(rounds) : config.moved(restamped, rounds, regrouped, sessions);
}
