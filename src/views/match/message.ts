import type { MatchData } from '../../db/queries/match.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import type { Reply } from '../../discord/reply.ts';
import { button, row } from '../../discord/reply.ts';
import { matchPath } from '../../domain/page-paths.ts';
import type { Locale } from '../../texts/locale.ts';
import { matchEmbed } from './embed.ts';

/** An owner that no Discord user has: whoever presses gets a reply of their own. */
const nobody = '0';

/** Returns the message about a match with its buttons. Each custom id holds the match's address and the key of the post. */
export function matchMessage(data: MatchData, { key, locale }: { key: string; locale: Locale }): Reply {
  const { me, details, session } = locale.texts.posts;
  const id = (action: string) =>
    encodeCustomId({ route: `match.${action}`, owner: nobody, args: { m: data.address, p: key } });
  return {
    page: matchPath(data.address),
    embeds: [matchEmbed(data, locale)],
    rows: [
      row(
        button(id('me'), { label: me }),
        button(id('details'), { label: details }),
        button(id('session'), { label: session }),
      ),
    ],
  };
}
