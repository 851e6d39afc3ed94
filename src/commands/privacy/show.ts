import type { Claim } from '../../db/queries/claim.ts';
import { isWaiting } from '../../db/queries/claim.ts';
import type { StoredAboutMe } from '../../db/queries/privacy.ts';
import { storedAbout } from '../../db/queries/privacy.ts';
import { nameInText } from '../../discord/escape.ts';
import { timestamp } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour, ephemeral } from '../../discord/reply.ts';
import { nextClaimAt } from '../../domain/link-code.ts';
import type { Locale } from '../../texts/locale.ts';
import { wholeName } from '../../views/whole-name.ts';
import { defineAction } from '../command.ts';
import type { Context } from '../context.ts';
import { commandHint } from '../shared/command-hint.ts';
import { withLinkButton } from '../shared/link-first.ts';
import { keepRow } from './deletion.ts';

export const privacyShow = defineAction({
  description: 'What is stored about you',
  options: {},
  examples: ['/privacy show'],
  private: true,

  async run(_options, context) {
    const { you } = context.locale.texts;
    const { stored, claim } = await storedAbout(context.db, context.user.id);
    if (!stored) return onlyClaim(claim, context);
    const wayOut = you.wayOut(
      await commandHint('privacy opt-out', context),
      await commandHint('privacy delete', context),
    );
    const description = [...list(stored, context.locale), '', wayOut].join('\n');
    const rows = stored.removeAfter ? [keepRow(context)] : [];
    return { embeds: [{ title: you.stored, description, color: colour }], rows, ephemeral: true };
  },
});

/** Returns one line for each thing that is stored. */
function list(stored: StoredAboutMe, locale: Locale): string[] {
  const { common, you } = locale.texts;
  const {
    discordUsername,
    linkedDate,
    guids,
    name,
    displayName,
    aliases,
    rounds,
    optedOut,
    removeAfter,
    forgotten,
    absenceToldAt,
  } = stored;
  const [guid, ...merged] = guids.map((one) => `\`${one}\``);
  const shown = wholeName(name, locale);
  return [
    you.storedDiscord(nameInText(discordUsername)),
    ...(linkedDate ? [you.storedLink(timestamp(linkedDate, 'D'))] : []),
    ...(absenceToldAt ? [you.storedAbsence(timestamp(absenceToldAt, 'D'))] : []),
    you.storedGuid(guid ?? ''),
    ...(merged.length > 0 ? [you.storedMerged(merged.join(', '))] : []),
    you.storedName(displayName ? `${shown} ${you.chosen}` : shown),
    you.storedAliases(locale.count(aliases)),
    you.storedRounds(common.rounds(rounds)),
    optedOut ? you.invisible : removeAfter ? you.hiddenUntilRemoved : you.visible,
    ...(removeAfter ? [you.namesGoOn(timestamp(removeAfter, 'D'))] : []),
    ...(forgotten ? [you.namesGone] : []),
  ];
}

/** Returns the reply to a caller without a verified link. Of them nothing is stored but their latest claim. */
async function onlyClaim(claim: Claim | null, context: Context): Promise<Reply> {
  const { locale, user } = context;
  const { you } = locale.texts;
  if (!claim) return withLinkButton(ephemeral(you.nothingStored), context);
  if (!isWaiting(claim)) {
    const former = you.storedFormerClaim(timestamp(nextClaimAt(claim.claimedAt), 'f'));
    return withLinkButton(ephemeral(`${you.nothingStored}\n${former}`), context);
  }
  const player = `**${wholeName(claim.name, locale)}** (\`${claim.playerGuid}\`)`;
  const lines = [
    you.storedDiscord(nameInText(user.name)),
    you.storedClaim(player, timestamp(claim.claimedAt, 'D')),
    '',
    you.claimWayOut(await commandHint('link', context), await commandHint('unlink', context)),
  ];
  return { embeds: [{ title: you.stored, description: lines.join('\n'), color: colour }], ephemeral: true };
}
