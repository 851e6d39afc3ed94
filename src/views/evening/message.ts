import type { APIEmbed } from 'discord-api-types/v10';
import type { Session } from '../../db/queries/session.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import type { Reply } from '../../discord/reply.ts';
import { button, row } from '../../discord/reply.ts';
import { sessionPath } from '../../domain/page-paths.ts';
import type { Locale } from '../../texts/locale.ts';
import { eveningEmbed } from './embed.ts';

/** An owner that no Discord user has: whoever presses gets a reply of their own. */
const nobody = '0';

interface Posted {
  /** The key of the post. */
  key: string;
  /** The address of the session's first match, which stays valid for years. */
  matchAddress: string;
  today: string;
  image: APIEmbed['image'];
}

/** Returns the message about an evening with its buttons. */
export function eveningMessage(session: Session, { key, matchAddress, ...shown }: Posted, locale: Locale): Reply {
  const { posts, sessions } = locale.texts;
  const id = (action: string) =>
    encodeCustomId({ route: `evening.${action}`, owner: nobody, args: { m: matchAddress, p: key } });
  return {
    page: sessionPath(session.address),
    embeds: [eveningEmbed(session, shown, locale)],
    rows: [
      row(
        button(id('me'), { label: posts.me }),
        button(id('awards'), { label: sessions.views.awards.label }),
        button(id('session'), { label: posts.session }),
      ),
    ],
  };
}
