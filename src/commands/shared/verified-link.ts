import { claimOf, isWaiting } from '../../db/queries/claim.ts';
import type { Reply } from '../../discord/reply.ts';
import { ephemeral } from '../../discord/reply.ts';
import { wholeName } from '../../views/whole-name.ts';
import type { Context } from '../context.ts';
import { commandHint } from './command-hint.ts';
import { linkFirst, withLinkButton } from './link-first.ts';

/**
 * Returns the reply to a caller without a verified link, which everything needs that others would see. The statements that write decide by
 * a row of player_links, which has verified links only. This reply tells the way: to link, or to prove the claim that waits.
 */
export async function verifiedLinkFirst(context: Context): Promise<Reply> {
  const claim = await claimOf(context.db, context.user.id, context.viewer);
  if (!isWaiting(claim)) return linkFirst(context, { hasPlayerOption: false });
  const { caller } = context;
  const name = `**${wholeName(claim.name, caller)}**`;
  return withLinkButton(
    ephemeral(caller.texts.you.proveFirst(name, await commandHint('link', context))),
    context,
    caller.texts.you.howToProve,
  );
}
