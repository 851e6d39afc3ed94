import type { WaitingClaim } from '../../db/queries/claim.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { timestamp } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { button, row } from '../../discord/reply.ts';
import { codeExpiresAt } from '../../domain/link-code.ts';
import { wholeName } from '../../views/whole-name.ts';
import type { Context } from '../context.ts';
import { commandHint } from './command-hint.ts';
import { expiry } from './confirmation.ts';

/** Tells the caller what they have claimed, and how to prove it. An expired code has a button for a new one. */
export async function claimReply(
  { playerGuid, name, code, claimedAt }: WaitingClaim,
  context: Context,
): Promise<Reply> {
  const { locale, now, user } = context;
  const { you } = locale.texts;
  const until = codeExpiresAt(claimedAt);
  const isOver = now > until;
  const content = [
    you.claimed(`**${wholeName(name, locale)}** (\`${playerGuid}\`)`),
    isOver ? you.codeExpired(timestamp(until, 'D')) : you.proveInGame(`**${code}**`, timestamp(until, 'f')),
    you.askManager(await commandHint('admin links', context)),
    you.untilProved(await commandHint('stats', context), await commandHint('unlink', context)),
  ].join('\n');
  if (!isOver) return { content };
  const renew = encodeCustomId({
    route: 'link.confirm',
    owner: user.id,
    args: { g: playerGuid, u: user.id, t: expiry(now) },
  });
  return { content, rows: [row(button(renew, { label: you.newCode, emoji: '🔁' }))] };
}
