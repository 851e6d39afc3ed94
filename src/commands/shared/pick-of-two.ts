import type { PlayerCandidate } from '../../db/queries/find-player.ts';
import type { PlayerReference } from '../../db/queries/player-matches.ts';
import { userMention } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { ephemeral } from '../../discord/reply.ts';
import type { Context } from '../context.ts';
import { pickPlayer } from './player-option.ts';

const longestOther = 40;

/** Which of a command's two players is to be picked (1 or 2), and the other one in short; both go through the custom id. */
interface Slot {
  route: string;
  slot: '1' | '2';
  other: string;
}

/** Several fit one of two players: let the caller pick, with the other player kept in the custom id. */
export function pickOfTwo(
  candidates: readonly PlayerCandidate[],
  { route, slot, other }: Slot,
  context: Context,
): Reply {
  if (other.length > longestOther || /[%|]/.test(other)) {
    return ephemeral('Several players fit both names: pick at least one from the list that opens while you type.');
  }
  return pickPlayer(candidates, { route, args: { slot, other } }, context);
}

/** The other player in short: the GUID if there is only one candidate, else what was typed. */
export function compactReference(candidates: readonly PlayerCandidate[], reference: PlayerReference): string {
  const [only, another] = candidates;
  if (only && !another) return only.playerGuid;
  return 'text' in reference ? reference.text : userMention(reference.discordId);
}
