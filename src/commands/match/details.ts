import { matchOf } from '../../db/queries/match.ts';
import { limits } from '../../discord/limits.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour, ephemeral } from '../../discord/reply.ts';
import { matchPath } from '../../domain/page-paths.ts';
import { inPages } from '../../views/in-pages.ts';
import { matchDetails } from '../../views/match/details.ts';
import { matchTitle, outcomeLines } from '../../views/match/result.ts';
import type { Context } from '../context.ts';
import { pager } from '../shared/pager.ts';

/** The length of a page in UTF-16 code units, and its lines: the figures of a round of twelve players fit on a page. */
const pageLength = limits.description - 600;
const linesPerPage = 18;

/** Shows everybody's figures in one match: round 1, round 2, and both together. */
export async function showMatchDetails(matchAddress: string, page: number, context: Context): Promise<Reply> {
  const { db, viewer, locale, caller, user } = context;
  const match = await matchOf(db, { matchAddress }, viewer);
  if (!match) return ephemeral(caller.texts.posts.gone);
  const pages = inPages(matchDetails(match, locale), pageLength, {
    most: linesPerPage,
    continued: locale.texts.common.continued,
  });
  const current = Math.min(page, Math.max(pages.length, 1));
  return {
    page: matchPath(match.address),
    embeds: [
      {
        title: matchTitle(match, locale),
        description: [outcomeLines(match, locale).join('\n'), pages[current - 1]?.() ?? ''].join('\n\n').trim(),
        color: colour,
      },
    ],
    rows: pager({
      route: 'match.details',
      owner: user.id,
      args: { m: matchAddress },
      page: current,
      pages: pages.length,
    }),
  };
}
