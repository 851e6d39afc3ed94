import { ownEvening } from '../../db/queries/own-evening.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour, ephemeral } from '../../discord/reply.ts';
import { personalLines, usualLine } from '../../views/personal-figures.ts';
import { wholeName } from '../../views/whole-name.ts';
import type { Context } from '../context.ts';
import { linkFirst } from '../shared/link-first.ts';
import { today } from '../shared/session-selector.ts';

/** Shows the caller's own figures in an evening, each with its difference to their usual. */
export async function showOwnEvening(matchAddress: string, context: Context): Promise<Reply> {
  const { locale, caller, user } = context;
  const { evening } = caller.texts;
  const { session, own } = await ownEvening(context.db, { matchAddress }, user.id);
  if (!session) return ephemeral(evening.gone);
  if (!own) return linkFirst(context, { hasPlayerOption: false });
  if (!own.totals) return ephemeral(evening.notPlayed(wholeName(own.name, caller)));
  const { totals, usual } = own;
  const { common, sessions } = locale.texts;
  return {
    embeds: [
      {
        title: `🌙 ${sessions.weekdayAndDay(session.day, today(context))}`,
        description: [
          `**${wholeName(own.name, locale)}** · ${common.rounds(totals.rounds)}`,
          ...personalLines(totals, usual, locale),
        ].join('\n'),
        footer: { text: usualLine(usual, locale) },
        color: colour,
      },
    ],
  };
}
