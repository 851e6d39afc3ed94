import { sql } from '../db/db.ts';
import { hasLegacyLow } from '../db/queries/legacy-low.ts';
import type { LiveRanking } from '../db/queries/live-ranking.ts';
import { liveRankingAsJson } from '../db/queries/live-ranking.ts';
import { dayAt } from '../domain/dates.ts';
import { liveRankingMessage } from '../views/live-ranking.ts';
import type { PostKind } from './kind.ts';

interface Row {
  key: string;
  ranking: LiveRanking;
  hasLegacyLow: boolean;
}

/**
 * The live ranking: one message in the channel of the kind, whose id is the subject. One in another channel is removed, and so is that of a
 * ranking which is off. Nobody reads a ranking every five seconds, and rounds take minutes, so it changes once a minute at most: that is
 * soon after each round, and seldom while an archive comes in.
 */
export const rankingKind: PostKind<Row> = {
  kind: 'ranking',
  betweenEditsMs: 60_000,
  isSentAgain: true,
  load: (posts, clock) => sql`
    select post.key, ${liveRankingAsJson(clock)} as ranking, ${hasLegacyLow} as has_legacy_low
    from ${posts} as post
    where post.subject in (select channel::text from post_targets where kind = 'ranking')`,
  render({ ranking, hasLegacyLow: isTooLow }, { key, locale, now, timeZone }) {
    return liveRankingMessage(ranking, { key, isTooLow, today: dayAt(now.getTime(), timeZone) }, locale);
  },
};
