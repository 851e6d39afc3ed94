import type { PlayerCandidate } from '../../db/queries/find-player.ts';
import type { PlayerReference } from '../../db/queries/player-matches.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { nameInText } from '../../discord/escape.ts';
import { cutUnits } from '../../discord/fit.ts';
import { limits } from '../../discord/limits.ts';
import { userMention } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { row, select } from '../../discord/reply.ts';
import { optionName } from '../../texts/command-names/index.ts';
import type { Context } from '../context.ts';
import { excludedReply, nobodyFound, playerChoices, referenceOf } from './player-option.ts';

/** One of a command's two players: what was typed, and whom it may mean. */
export interface PlayerSlot {
  /** The option's path, such as `synergy pair player1`. */
  option: string;
  reference: PlayerReference;
  candidates: readonly PlayerCandidate[];
}

/** The options of a command about two players. Their paths are those of the command, such as `compare player1`. */
export const twoPlayerOptions = {
  player1: { type: 'string', description: 'Name or GUID of a player', required: true },
  player2: { type: 'string', description: 'Name or GUID of another; yourself when left out' },
} as const;

/** Returns the two players that the options name. An option that is left out means the caller. */
export function typedReferences(
  { player1, player2 }: { player1?: string | undefined; player2?: string | undefined },
  context: Context,
): [PlayerReference, PlayerReference] {
  return [referenceOf({ player: player1 }, context), referenceOf({ player: player2 }, context)];
}

/**
 * Returns the reply when nobody is called as typed into a slot, when several players are, or when one is excluded. Undefined if each slot
 * means one player who counts.
 */
export function unclearSlots(
  slots: readonly [PlayerSlot, PlayerSlot],
  pick: { route: string; args?: Record<string, string> },
  context: Context,
): Reply | undefined {
  const empty = slots.find(({ candidates }) => candidates.length === 0);
  if (empty) return nobodyInSlot(empty, context);
  if (slots.some(({ candidates }) => candidates.length > 1)) return pickSlots(slots, pick, context);
  const excluded = slots.flatMap(({ candidates }) => candidates).find((one) => one.excluded);
  return excluded && excludedReply(excluded, context);
}

/** Returns the reply when nobody is called as typed into a slot. */
export function nobodyInSlot({ option, reference }: PlayerSlot, context: Context): Reply {
  return nobodyFound(reference, context, optionName(context.caller, option));
}

/**
 * Lets the caller pick wherever several players fit: one select a slot, so that two words are asked for at once. A select's custom id holds
 * which of the two it is for, and the other player.
 */
export function pickSlots(
  slots: readonly [PlayerSlot, PlayerSlot],
  { route, args = {} }: { route: string; args?: Record<string, string> },
  context: Context,
): Reply {
  const { locale, user } = context;
  const open = slots.filter(({ candidates }) => candidates.length > 1);
  const rows = open.map((slot) => {
    const place = slots.indexOf(slot);
    const idWith = (other: string) =>
      encodeCustomId({ route, owner: user.id, args: { ...args, slot: String(place + 1), other } });
    const id = idWith(compactReference(slots[place === 0 ? 1 : 0], idWith));
    const label = `${optionName(locale, slot.option)}: ${wordOf(slot)}`;
    return row(select(id, playerChoices(slot.candidates, context), label));
  });
  const content = open.map((slot) =>
    locale.texts.errors.whomByIn(nameInText(wordOf(slot), 36), optionName(locale, slot.option)),
  );
  return { content: content.join('\n'), rows };
}

/** Returns both references after the caller picked one of them in a select of {@link pickSlots}. */
export function pickedReferences(
  { slot, other = '' }: Record<string, string>,
  guid: string,
  context: Context,
): [PlayerReference, PlayerReference] {
  const [picked, rest] = [{ text: guid }, referenceOf({ player: other }, context)];
  return slot === '2' ? [rest, picked] : [picked, rest];
}

const wordOf = ({ reference, candidates }: PlayerSlot) =>
  'text' in reference ? reference.text : (candidates[0]?.name ?? reference.discordId);

/**
 * Returns the GUID if there is only one candidate, else the typed text, as much of it as fits into the custom id that `idWith` makes of it.
 */
function compactReference({ candidates, reference }: PlayerSlot, idWith: (other: string) => string): string {
  const [only, another] = candidates;
  if (only && !another) return only.playerGuid;
  if (!('text' in reference)) return userMention(reference.discordId);
  let { text } = reference;
  const room = limits.customId - idWith('').length;
  // What is left of a text that is too long fits the same players and more, so the caller is asked again.
  while (text.length + 2 * (text.match(/[%|]/g)?.length ?? 0) > room) text = text.slice(0, -1);
  return cutUnits(text, text.length);
}
