import { ownMatch } from '../../db/queries/own-match.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour, ephemeral } from '../../discord/reply.ts';
import { matchTitle } from '../../views/match/result.ts';
import { personalLines, usualLine } from '../../views/personal-figures.ts';
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
  return {
    embeds: [
      {
        title: matchTitle(match, locale),
        description: [`**${wholeName(own.name, locale)}**`, ...personalLines(totals, usual, locale)].join('\n'),
        footer: { text: usualLine(usual, locale) },
        color: colour,
      },
    ],
  };
}
