import { sql } from '../db/db.ts';
import type { StoredMatch } from '../db/queries/match.ts';
import { matchAsJson, parseMatch, roundsOf } from '../db/queries/match.ts';
import { matchMessage } from '../views/match/message.ts';
import type { Post, PostKind } from './kind.ts';

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
  load: (posts) => posts.map(rowOf).reduce((all, one) => sql`${all} union all ${one}`),
  render({ match: stored, isPosted }, { key, locale }) {
    if (!stored) return undefined;
    const match = parseMatch(stored);
    if (!isPosted && !roundsOf(match).some(({ isValid }) => isValid)) return undefined;
    return matchMessage(match, { key, locale });
  },
};

const rowOf = ({ key, server, subject, messageId }: Post) => sql`
  select ${key}::text as key, ${messageId !== null}::boolean as is_posted,
    ${matchAsJson({ server, matchId: subject }, 'public')} as match`;
