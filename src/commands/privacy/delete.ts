import type { StoredAboutMe } from '../../db/queries/privacy.ts';
import { forget, storedAbout } from '../../db/queries/privacy.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { nameInText } from '../../discord/escape.ts';
import { button, ephemeral, row } from '../../discord/reply.ts';
import { unknownPlayer } from '../../domain/names.ts';
import type { Locale } from '../../texts/locale.ts';
import { wholeName } from '../../views/whole-name.ts';
import type { Components } from '../command.ts';
import { defineAction } from '../command.ts';
import { commandHint } from '../shared/command-hint.ts';
import { expiry, isExpired } from '../shared/confirmation.ts';
import { verifiedLinkFirst } from '../shared/verified-link.ts';

export const privacyDelete = defineAction({
  description: 'Delete your link, your aliases and your names everywhere',
  options: {},
  examples: ['/privacy delete'],
  private: true,

  async run(_options, context) {
    const { user, locale, now } = context;
    const { you } = locale.texts;
    const stored = await storedAbout(context.db, user.id);
    if (!stored) return verifiedLinkFirst(context);
    const id = (route: string) => encodeCustomId({ route, owner: user.id, args: { u: user.id, t: expiry(now) } });
    return {
      content: whatGoes(stored, locale),
      rows: [
        row(
          button(id('privacy.delete'), { label: you.deleteForGood, emoji: '🗑️', danger: true }),
          button(id('privacy.cancel'), { label: you.cancel }),
        ),
      ],
      ephemeral: true,
    };
  },
});

/** Names everything that the deletion removes, one line each. */
function whatGoes({ name, aliases, displayName, rounds }: StoredAboutMe, locale: Locale): string {
  const { common, you } = locale.texts;
  const gone = [
    you.deleteLink(`**${wholeName(name, locale)}**`),
    ...(aliases > 0 ? [you.deleteAliases(aliases)] : []),
    ...(displayName === null ? [] : [you.deleteChosen(`**${nameInText(displayName)}**`)]),
    ...(rounds > 0 ? [you.deleteRounds(rounds)] : []),
  ];
  return [you.deleteTitle, ...gone.map((line) => `• ${line}`), you.deleteKept(common.unknownPlayer)].join('\n');
}

export const deleteComponents: Components = {
  async delete(args, _values, context) {
    const { user, locale, now } = context;
    // The message is private, so a press by another user must be forged.
    if (args.u !== user.id) return ephemeral(context.caller.texts.errors.outOfDate);
    const { common, you } = locale.texts;
    if (isExpired(args.t, now)) return { content: you.expired(await commandHint('privacy delete', context)) };
    const result = await forget(context, { discordId: user.id, unknown: unknownPlayer });
    if (result === 'not linked') return verifiedLinkFirst(context);
    return { content: you.forgotten(common.unknownPlayer) };
  },

  async cancel(_args, _values, { locale }) {
    return { content: locale.texts.you.cancelled };
  },
};
