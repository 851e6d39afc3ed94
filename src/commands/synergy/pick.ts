import type { PlayerCandidate } from '../../db/queries/find-player.ts';
import type { PlayerReference } from '../../db/queries/player-matches.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { nameInText } from '../../discord/escape.ts';
import { limits } from '../../discord/limits.ts';
import { userMention } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { row, select } from '../../discord/reply.ts';
import { optionName } from '../../texts/command-names/index.ts';
import type { Locale } from '../../texts/locale.ts';
import type { Context } from '../context.ts';
import { nobodyFound, playerChoices, referenceOf } from '../shared/player-option.ts';

/** One of the two players of /synergy pair: what was typed, and whom it may mean. */
export interface Slot {
  option: 'player1' | 'player2';
  reference: PlayerReference;
  candidates: readonly PlayerCandidate[];
}

/** Returns the reply when nobody is called as typed into a slot. */
export function nobodyInSlot({ option, reference }: Slot, context: Context): Reply {
  return nobodyFound(reference, context, optionLabel(option, context.caller));
}

/**
 * Lets the caller pick wherever several players fit: one select a slot, so that two words are asked for at once. A select's custom id holds
 * the other player.
 */
export function pickSlots(slots: readonly [Slot, Slot], context: Context): Reply {
  const open = slots.filter(({ candidates }) => candidates.length > 1);
  const { locale } = context;
  const rows = open.map((slot) => {
    const other = slots.find((one) => one !== slot);
    const args = { slot: slot.option.slice(-1), other: other ? compactReference(other) : '' };
    const id = encodeCustomId({ route: 'synergy.pick', owner: context.user.id, args });
    return row(
      select(id, playerChoices(slot.candidates, context), `${optionLabel(slot.option, locale)}: ${wordOf(slot)}`),
    );
  });
  const content = open.map((slot) =>
    locale.texts.errors.whomByIn(nameInText(wordOf(slot), 36), optionLabel(slot.option, locale)),
  );
  return { content: content.join('\n'), rows };
}

/** Returns both references after the caller picked one of them. */
export function pickedReferences(
  { slot, other = '' }: Record<string, string>,
  guid: string,
  context: Context,
): [PlayerReference, PlayerReference] {
  const [picked, rest] = [{ text: guid }, referenceOf({ player: other }, context)];
  return slot === '2' ? [rest, picked] : [picked, rest];
}

const optionLabel = (option: Slot['option'], locale: Locale) => optionName(locale, `synergy pair ${option}`);

const wordOf = ({ reference, candidates }: Slot) =>
  'text' in reference ? reference.text : (candidates[0]?.name ?? reference.discordId);

/** The route, the owner and the slot take the rest of a custom id. */
const longestOther = limits.customId - 50;

/** Returns the GUID if there is only one candidate, else the typed text, as much of it as fits into a custom id. */
function compactReference({ candidates, reference }: Slot): string {
  const [only, another] = candidates;
  if (only && !another) return only.playerGuid;
  if (!('text' in reference)) return userMention(reference.discordId);
  let text = reference.text;
  // What is left of a text that is too long fits the same players and more, so the caller is asked again.
  while (text.length + 2 * (text.match(/[%|]/g)?.length ?? 0) > longestOther) text = text.slice(0, -1);
  return text.toWellFormed();
}
