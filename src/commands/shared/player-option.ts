import type { PlayerCandidate } from '../../db/queries/find-player.ts';
import { suggestedPlayers } from '../../db/queries/find-player.ts';
import type { PlayerReference } from '../../db/queries/player-matches.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { nameInText } from '../../discord/escape.ts';
import { fitText } from '../../discord/fit.ts';
import { limits } from '../../discord/limits.ts';
import { userMention } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { ephemeral, row, select } from '../../discord/reply.ts';
import { displayName } from '../../domain/names.ts';
import { translate } from '../../texts/replies.ts';
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
  return mentioned ? { discordId: mentioned } : { text: player.trim().slice(0, limits.choiceText).toWellFormed() };
}

/** Suggests players for the typed text as "name · rounds · last seen", with the GUID as value. */
export const suggestPlayers: Autocomplete = async (typed, { db, now, viewer }) => {
  const candidates = await db.query<PlayerCandidate>(suggestedPlayers(typed, viewer));
  return candidates.map((candidate) => ({
    name: fitText(`${displayName(candidate.name)} · ${activityLine(candidate, now)}`, limits.choiceText),
    value: candidate.playerGuid,
  }));
};

/** Returns "12 rounds · yesterday", for choices and select menus. */
export function activityLine({ rounds, lastPlayedAt }: PlayerCandidate, now: Date): string {
  return lastPlayedAt ? `${rounds} rounds · ${ago(lastPlayedAt, now)}` : 'no counted round';
}

/** Formats how long ago an instant was. Discord does not render its own relative timestamps in choices and select menus. */
function ago(instant: Date, now: Date): string {
  const days = Math.floor((now.getTime() - instant.getTime()) / 86_400_000);
  if (days < 1) return 'today';
  if (days < 60) return days === 1 ? 'yesterday' : `${days} days ago`;
  return `${Math.floor(days / 30)} months ago`;
}

/** Returns the reply when no player was found, or when the user is not linked to one. */
export function nobodyFound(reference: PlayerReference, context: Context): Reply {
  if ('text' in reference) return ephemeral(translate(context, 'nobodyCalled', { name: nameInText(reference.text) }));
  if (reference.discordId === context.user.id) return linkFirst(context);
  return ephemeral(translate(context, 'userNotLinked', { user: userMention(reference.discordId) }));
}

/** Lets the caller pick when several players fit equally well. The bot never picks the first by itself. */
export function pickPlayer(
  candidates: readonly PlayerCandidate[],
  { route, args = {} }: { route: string; args?: Record<string, string> },
  context: Context,
): Reply {
  const options = candidates.map((candidate) => ({
    label: displayName(candidate.name),
    value: candidate.playerGuid,
    description: `${activityLine(candidate, context.now)} · ${candidate.playerGuid}`,
  }));
  const id = encodeCustomId({ route, owner: context.user.id, args });
  return {
    content: translate(context, 'whom'),
    rows: [row(select(id, options, 'Pick a player'))],
  };
}
