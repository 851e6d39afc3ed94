import { ownEvening } from '../../db/queries/own-evening.ts';
import type { Reply } from '../../discord/reply.ts';
import { ephemeral } from '../../discord/reply.ts';
import { sessionPath } from '../../domain/page-paths.ts';
import { personalEmbed } from '../../views/personal-figures.ts';
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
  const title = `🌙 ${sessions.weekdayAndDay(session.day, today(context))}`;
  const heading = `**${wholeName(own.name, locale)}** · ${common.rounds(totals.rounds)}`;
  return { page: sessionPath(session.address), embeds: [personalEmbed({ title, heading, totals, usual }, locale)] };
}
