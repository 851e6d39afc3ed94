import { sql } from '../db/db.ts';
import type { StoredMatch } from '../db/queries/match.ts';
import { matchAsJson, parseMatch, roundsOf } from '../db/queries/match.ts';
import { matchMessage } from '../views/match/message.ts';
import type { PostKind } from './kind.ts';

interface Row {
  key: string;
  isPosted: boolean;
  match: StoredMatch | null;
}

/**
 * The message about a match, as everybody in the channel sees it. A match without any round has none. One of which no round counts is
 * posted only if there is a message already, which then says so.
 */
export const matchKind: PostKind<Row> = {
  kind: 'match',
  load: (posts) => sql`
    select post.key, post.message_id is not null as is_posted,
      ${matchAsJson({ server: sql`post.server`, matchId: sql`post.subject` }, 'public')} as match
    from ${posts} as post`,
  render({ match: stored, isPosted }, { key, locale }) {
    if (!stored) return undefined;
    const match = parseMatch(stored);
    if (!isPosted && !roundsOf(match).some(({ isValid }) => isValid)) return undefined;
    return matchMessage(match, { key, locale });
  },
};
