import { ownMatch } from '../../db/queries/own-match.ts';
import type { Reply } from '../../discord/reply.ts';
import { ephemeral } from '../../discord/reply.ts';
import { matchPath } from '../../domain/page-paths.ts';
import { matchTitle } from '../../views/match/result.ts';
import { personalEmbed } from '../../views/personal-figures.ts';
import { wholeName } from '../../views/whole-name.ts';
import type { Context } from '../context.ts';
import { linkFirst } from '../shared/link-first.ts';

/** Shows the caller's own figures in a match, each with its difference to their usual. */
export async function showOwnMatch(matchAddress: string, context: Context): Promise<Reply> {
  const { locale, caller, user } = context;
  const { posts } = caller.texts;
  const { match, own } = await ownMatch(context.db, { matchAddress }, user.id);
  if (!match) return ephemeral(posts.gone);
  if (!own) return linkFirst(context, { hasPlayerOption: false });
  if (!own.totals) return ephemeral(posts.notPlayed(wholeName(own.name, caller)));
  const { totals, usual } = own;
  const [title, heading] = [matchTitle(match, locale), `**${wholeName(own.name, locale)}**`];
  return { page: matchPath(match.address), embeds: [personalEmbed({ title, heading, totals, usual }, locale)] };
}
