import type { PlayerCandidate } from '../../db/queries/find-player.ts';
import { suggestedPlayers } from '../../db/queries/find-player.ts';
import type { PlayerReference } from '../../db/queries/player-matches.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { nameInText } from '../../discord/escape.ts';
import { cutUnits, fitText } from '../../discord/fit.ts';
import { limits } from '../../discord/limits.ts';
import { timestamp, userMention } from '../../discord/markup.ts';
import type { Reply, SelectOption } from '../../discord/reply.ts';
import { ephemeral, row, select } from '../../discord/reply.ts';
import { isSnowflake } from '../../discord/snowflake.ts';
import { optionName } from '../../texts/command-names/index.ts';
import type { Locale } from '../../texts/locale.ts';
import { plainWholeName, wholeName } from '../../views/whole-name.ts';
import type { Autocomplete } from '../command.ts';
import type { Context } from '../context.ts';
import { linkFirst } from './link-first.ts';

/** The options of a command about one player. Without them the command is about the caller. */
export const playerOptions = {
  player: { type: 'string', description: 'Name or GUID of a player; yourself when left out' },
  user: { type: 'user', description: 'A Discord user who is linked to a player' },
} as const;

interface Chosen {
  player?: string | undefined;
  user?: string | undefined;
}

const mention = /^<@!?(\d{15,20})>$/;

/** Returns the player that the options refer to. A mention typed into `player` refers to that Discord user. */
export function referenceOf({ player, user }: Chosen, context: Context): PlayerReference {
  if (player === undefined || player.trim() === '') return { discordId: user ?? context.user.id };
  const mentioned = mention.exec(player.trim())?.[1];
  return mentioned && isSnowflake(mentioned)
    ? { discordId: mentioned }
    : { text: cutUnits(player.trim(), limits.choiceText) };
}

/** Suggests players for the typed text as "name · rounds · last seen", with the GUID as value. */
export const suggestPlayers: Autocomplete = async (typed, { db, now, viewer, caller }) => {
  return suggestionsOf(await db.query<PlayerCandidate>(suggestedPlayers(typed, viewer)), { now, caller });
};

/** Returns players as the choices of an option. */
export function suggestionsOf(candidates: readonly PlayerCandidate[], { now, caller }: { now: Date; caller: Locale }) {
  return candidates.map((candidate) => ({
    name: fitText(
      `${plainWholeName(candidate.name, caller)} · ${activityLine(candidate, now, caller)}`,
      limits.choiceText,
    ),
    value: candidate.playerGuid,
  }));
}

/** Returns "12 rounds · yesterday", for choices and select menus. */
export function activityLine({ rounds, lastPlayedAt }: PlayerCandidate, now: Date, { texts }: Locale): string {
  if (!lastPlayedAt) return texts.you.noRound;
  return `${texts.common.rounds(rounds)} · ${ago(lastPlayedAt, now, texts)}`;
}

/** Formats how long ago an instant was. Discord does not render its own relative timestamps in choices and select menus. */
function ago(instant: Date, now: Date, { common }: Locale['texts']): string {
  const days = Math.floor((now.getTime() - instant.getTime()) / 86_400_000);
  if (days < 1) return common.today;
  if (days < 60) return days === 1 ? common.yesterday : common.daysAgo(days);
  return common.monthsAgo(Math.floor(days / 30));
}

/** Returns the reply when no player was found, or when the user is not linked to one. `option` names the slot of several. */
export function nobodyFound(reference: PlayerReference, context: Context, option?: string): Reply {
  const { errors } = context.caller.texts;
  if ('text' in reference) {
    const word = nameInText(reference.text);
    return ephemeral(option === undefined ? errors.nobodyCalled(word) : errors.nobodyCalledIn(word, option));
  }
  if (reference.discordId === context.user.id) return linkFirst(context);
  const name = `\`${optionName(context.caller, 'stats player')}\``;
  return ephemeral(errors.userNotLinked(userMention(reference.discordId), name));
}

interface Pick {
  route: string;
  args?: Record<string, string>;
  /** What the caller typed. */
  reference: PlayerReference;
}

/** Returns the reply when several players fit, or when the only one is excluded. Undefined otherwise. */
export function unclearPlayer(candidates: readonly PlayerCandidate[], pick: Pick, context: Context): Reply | undefined {
  const [player, another] = candidates;
  if (another) return pickPlayer(candidates, pick, context);
  return player && excludedReply(player, context);
}

/** Returns the reply about an excluded player. Only managers read since when and why. Returns undefined if the player counts. */
export function excludedReply({ name, excluded }: PlayerCandidate, { caller, mayManage }: Context): Reply | undefined {
  if (!excluded) return undefined;
  const { adminPerson: texts } = caller.texts;
  const said = texts.doesNotCount(`**${wholeName(name, caller)}**`);
  const { since, by, reason } = excluded;
  const why = () => texts.excluded(timestamp(new Date(since), 'd'), userMention(by), nameInText(reason, 200));
  return ephemeral(mayManage ? `${said}\n${why()}` : said);
}

/** Lets the caller pick when several players fit equally well. The bot never picks the first by itself. */
export function pickPlayer(
  candidates: readonly PlayerCandidate[],
  { route, args = {}, reference }: Pick,
  context: Context,
): Reply {
  const { common, errors } = context.locale.texts;
  const id = encodeCustomId({ route, owner: context.user.id, args });
  const word = 'text' in reference ? nameInText(reference.text) : undefined;
  return {
    content: word === undefined ? errors.whom : errors.whomBy(word),
    rows: [row(select(id, playerChoices(candidates, context), common.pickAPlayer))],
  };
}

/** Returns players as the options of a select menu. */
export function playerChoices(candidates: readonly PlayerCandidate[], { locale, now }: Context): SelectOption[] {
  return candidates.map((candidate) => ({
    label: plainWholeName(candidate.name, locale),
    value: candidate.playerGuid,
    description: `${activityLine(candidate, now, locale)} · ${candidate.playerGuid}`,
  }));
}
