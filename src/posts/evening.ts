import { sql } from '../db/db.ts';
import { roundAddress } from '../db/queries/match-selector.ts';
import type { SessionPart, StoredSession } from '../db/queries/session.ts';
import { parseSession, sessionAsJson } from '../db/queries/session.ts';
import { dayAt } from '../domain/dates.ts';
import { leastRoundsOfAnEvening } from '../domain/usual.ts';
import { eveningMessage } from '../views/evening/message.ts';
import { eveningPicture } from '../views/pictures/evening.ts';
import type { PostKind } from './kind.ts';

interface Row {
  key: string;
  isPosted: boolean;
  session: StoredSession | null;
  matchAddress: string;
}

const parts: readonly SessionPart[] = ['teams', 'news'];

/**
 * The message about an evening, a gaming session, as everybody in the channel sees it. A session with fewer counted rounds than an evening
 * needs gets none, because the messages about its matches say it all. One that is there stays as long as a round counts.
 */
export const eveningKind: PostKind<Row> = {
  kind: 'evening',
  isSeldom: true,
  load: (posts) => sql`
    select post.key, post.message_id is not null as is_posted, ${sessionAsJson({ parts, viewer: 'public' })} as session,
      (
        select ${roundAddress} from rounds r
        where r.server = s.server and r.session_start = s.session_start and r.round_number in (1, 2)
        order by r.played_at, r.id limit 1
      ) as match_address
    from ${posts} as post
    join rounds one on one.id = case when post.subject ~ '^[0-9]+$' then post.subject::bigint end
    join gaming_sessions s on s.server = one.server and s.session_start = one.session_start`,
  async render({ session: stored, isPosted, matchAddress }, { key, locale, timeZone, now, picture }) {
    if (!stored) return undefined;
    const session = parseSession(stored, parts);
    const counted = session.rounds.filter(({ isValid, roundNumber }) => isValid && roundNumber > 0).length;
    if (counted < (isPosted ? 1 : leastRoundsOfAnEvening)) return undefined;
    const today = dayAt(now.getTime(), timeZone);
    const image = await picture(eveningPicture(session, today, locale));
    return eveningMessage(session, { key, matchAddress, today, image }, locale);
  },
};
