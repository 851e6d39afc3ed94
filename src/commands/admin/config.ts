import { DatabaseError } from '../../db/errors.ts';
import { placeAll } from '../../db/queries/place-all.ts';
import type { Settings } from '../../db/queries/settings.ts';
import { readLegacyRoundsIn, saveSettings, storedSettings } from '../../db/queries/settings.ts';
import { writeOnce } from '../../db/queries/write-once.ts';
import { nameInText } from '../../discord/escape.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour, ephemeral } from '../../discord/reply.ts';
import { placeRounds } from '../../domain/place-rounds.ts';
import { formatCount, formatCounted } from '../../views/numbers.ts';
import { defineAction } from '../command.ts';
import type { Context } from '../context.ts';
import { findTimeZone, suggestTimeZones } from './time-zones.ts';

export const adminConfig = defineAction({
  description: 'Shows or changes channel, time zone and automatic posts',
  options: {
    channel: { type: 'channel', description: 'Where posts of the bot go' },
    time_zone: {
      type: 'string',
      description: 'Of days, seasons and the game servers’ clocks, such as Europe/Berlin; moves all rounds',
    },
    auto_post: { type: 'boolean', description: 'Whether rounds are to be posted by themselves' },
  },
  examples: ['/admin config', '/admin config time_zone:UTC'],
  manage: true,
  private: true,
  autocomplete: { time_zone: async (typed) => suggestTimeZones(typed) },

  async run({ channel, time_zone, auto_post }, context) {
    if (channel === undefined && time_zone === undefined && auto_post === undefined) return show(context);
    const timeZone = time_zone === undefined ? undefined : findTimeZone(time_zone);
    if (time_zone !== undefined && !timeZone) {
      return ephemeral(
        `“${nameInText(time_zone, 60)}” is no time zone. Pick one from the list that opens while you type, such as Europe/Berlin; nothing was changed.`,
      );
    }
    try {
      return await show(context, await save({ channel, timeZone, autoPost: auto_post }, context));
    } catch (error) {
      if (timeZone && error instanceof DatabaseError && error.code === 'timeout') return ephemeral(tooLong);
      throw error;
    }
  },
});

const tooLong =
  'Moving that many rounds takes longer than a request may. The database may still finish it, wholly or not at all: `/admin config` says in a few minutes which zone holds.';

async function save(given: Settings, context: Context): Promise<string> {
  const { user, now } = context;
  const saving = saveSettings(given, user.id, now);
  const { timeZone } = given;
  if (timeZone === undefined) {
    return (await writeOnce(context, [saving])) === 'repeated' ? 'Saved already.' : 'Saved.';
  }
  const also = [saving, readLegacyRoundsIn(timeZone)];
  const placed = await placeAll(context, (rounds) => placeRounds(rounds, timeZone), also);
  if (placed === 'repeated') return 'Saved already.';
  const { rounds, restamped, regrouped, sessions } = placed;
  if (restamped === 0) return `Saved. All ${formatCounted(rounds, 'round')} are read in that zone already.`;
  const groups =
    regrouped === 0 ? 'sessions hold the same rounds as before' : `${formatCount(regrouped)} are in another session`;
  return `Saved. ${formatCount(restamped)} of ${formatCounted(rounds, 'round')} moved, ${groups}: ${formatCounted(sessions, 'session')} now. Rankings have followed; other answers use the zone within a minute.`;
}

async function show({ db, timeZone, serverTimeZone }: Context, said?: string): Promise<Reply> {
  const stored = await storedSettings(db);
  const unset =
    timeZone === serverTimeZone
      ? timeZone
      : `${timeZone} for days and seasons, ${serverTimeZone} for the game servers’ clocks`;
  const zone = stored.timeZone
    ? nameInText(stored.timeZone, 60)
    : `${nameInText(unset, 160)}\n-# Not set here: from the Worker’s settings`;
  const missing = stored.autoPost && !stored.channel ? '\nThey need a channel: `/admin config channel:`' : '';
  return {
    ...(said !== undefined && { content: said }),
    embeds: [
      {
        title: 'Settings',
        fields: [
          { name: 'Channel', value: stored.channel ? `<#${stored.channel}>` : 'not set' },
          { name: 'Time zone', value: zone },
          { name: 'Automatic posts', value: `${stored.autoPost ? 'on' : 'off'}${missing}` },
        ],
        footer: { text: 'Kept in the database; they win over wrangler.toml' },
        color: colour,
      },
    ],
  };
}
