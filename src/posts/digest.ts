import { sql } from '../db/db.ts';
import { weekFacts } from '../db/queries/hourly-posts.ts';
import type { WeekFacts } from '../views/week.ts';
import { weekMessage } from '../views/week.ts';
import type { PostKind } from './kind.ts';

interface Row {
  key: string;
  monday: string;
  week: WeekFacts | null;
}

/** What happened in a week, whose Monday is the subject. A week without an evening has none. */
export const digestKind: PostKind<Row> = {
  kind: 'digest',
  load: (posts) => sql`
    select post.key, post.subject as monday, ${weekFacts(sql`post.subject::date`)} as week from ${posts} as post`,
  render({ monday, week }, { key, locale }) {
    return week ? weekMessage({ ...week, monday }, key, locale) : undefined;
  },
};
