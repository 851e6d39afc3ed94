import type { PlayerCandidate } from '../../db/queries/find-player.ts';
import type { PlayerReference } from '../../db/queries/player-matches.ts';
import { userMention } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { ephemeral } from '../../discord/reply.ts';
import type { Context } from '../context.ts';
import { pickPlayer } from './player-option.ts';

const longestOther = 40;

/**
 * Which of a command's two players the caller has to pick (1 or 2), and a compact reference to the other one. Both are stored in the custom
 * id.
 */
interface Slot {
  route: string;
  slot: '1' | '2';
  other: string;
}

/** Lets the caller pick when several players fit one of two references. The custom id holds the other player. */
export function pickOfTwo(
  candidates: readonly PlayerCandidate[],
  { route, slot, other }: Slot,
  context: Context,
): Reply {
  if (other.length > longestOther || /[%|]/.test(other)) {
    return ephemeral(context.caller.texts.errors.bothUnclear);
  }
  return pickPlayer(candidates, { route, args: { slot, other } }, context);
}

/** Returns a compact reference to the other player: the GUID if there is only one candidate, else the typed text. */
export function compactReference(candidates: readonly PlayerCandidate[], reference: PlayerReference): string {
  const [only, another] = candidates;
  if (only && !another) return only.playerGuid;
  return 'text' in reference ? reference.text : userMention(reference.discordId);
}
