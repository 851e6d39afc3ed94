import type { StoredAboutMe } from '../../db/queries/privacy.ts';
import { askToForget, storedAbout } from '../../db/queries/privacy.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { nameInText } from '../../discord/escape.ts';
import type { Reply } from '../../discord/reply.ts';
import { button, ephemeral, row } from '../../discord/reply.ts';
import type { Locale } from '../../texts/locale.ts';
import { wholeName } from '../../views/whole-name.ts';
import type { Components } from '../command.ts';
import { defineAction } from '../command.ts';
import type { Context } from '../context.ts';
import { commandHint } from '../shared/command-hint.ts';
import { expiry, isExpired } from '../shared/confirmation.ts';
import { verifiedLinkFirst } from '../shared/verified-link.ts';
import { deletionAsked } from './deletion.ts';

export const privacyDelete = defineAction({
  description: 'Delete your link, your aliases and your names everywhere, after seven days',
  options: {},
  examples: ['/privacy delete'],
  private: true,

  async run(_options, context) {
    const { user, locale, now } = context;
    const { you } = locale.texts;
    const { stored } = await storedAbout(context.db, user.id);
    if (!stored) return verifiedLinkFirst(context);
    if (stored.removeAfter) return deletionAsked(stored.removeAfter, context);
    if (stored.forgotten) return deletedAlready(context);
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

async function deletedAlready(context: Context): Promise<Reply> {
  return ephemeral(context.caller.texts.you.deletedAlready(await commandHint('unlink', context)));
}

/** Names everything that the deletion removes, one line each. */
function whatGoes({ name, aliases, displayName, rounds }: StoredAboutMe, locale: Locale): string {
  const { common, you } = locale.texts;
  const gone = [
    you.deleteLink(`**${wholeName(name, locale)}**`),
    ...(aliases > 0 ? [you.deleteAliases(aliases)] : []),
    ...(displayName === null ? [] : [you.deleteChosen(`**${nameInText(displayName)}**`)]),
    ...(rounds > 0 ? [you.deleteRounds(rounds)] : []),
  ];
  return [
    you.deleteTitle,
    ...gone.map((line) => `• ${line}`),
    you.deleteKept(common.unknownPlayer),
    you.deleteElsewhere,
  ].join('\n');
}

export const deleteComponents: Components = {
  async delete(args, _values, context) {
    const { user, locale, now } = context;
    // The message is private, so a press by another user must be forged.
    if (args.u !== user.id) return ephemeral(context.caller.texts.errors.outOfDate);
    const { you } = locale.texts;
    if (isExpired(args.t, now)) return { content: you.expired(await commandHint('privacy delete', context)) };
    await askToForget(context, { discordId: user.id, now });
    context.settingsChanged();
    const { stored } = await storedAbout(context.db, user.id);
    if (!stored) return verifiedLinkFirst(context);
    return stored.removeAfter ? deletionAsked(stored.removeAfter, context) : deletedAlready(context);
  },

  async cancel(_args, _values, { locale }) {
    return { content: locale.texts.you.cancelled };
  },
};
