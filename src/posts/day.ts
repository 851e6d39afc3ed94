import { sql } from '../db/db.ts';
import { dayFacts } from '../db/queries/hourly-posts.ts';
import type { ListedSession, StoredListedSession } from '../db/queries/session-list.ts';
import { listedSessionColumns, parseListedSession } from '../db/queries/session-list.ts';
import type { DayFacts } from '../views/day.ts';
import { dayMessage } from '../views/day.ts';
import type { PostKind } from './kind.ts';

interface Row {
  key: string;
  day: string;
  facts: DayFacts | null;
  sessions: StoredListedSession[];
}

/** What is remarkable about a day, the subject. Nothing remarkable: no post. */
export const dayKind: PostKind<Row> = {
  kind: 'day',
  load: (posts, clock) => sql`
    select post.key, post.subject as day, of_day.facts, (
      select coalesce(json_agg(one order by one.session_start desc, one.server), '[]')
      from (
        select s.session_start, ${listedSessionColumns} from gaming_sessions s
        where s.address in (select jsonb_array_elements_text(of_day.facts::jsonb -> 'evenings'))
      ) as one
    ) as sessions
    from ${posts} as post
    cross join lateral (select ${dayFacts(sql`post.subject::date`, clock)} as facts) as of_day`,
  render({ day, facts, sessions }, { key, locale }) {
    if (!facts) return undefined;
    const evenings: ListedSession[] = sessions.map(parseListedSession);
    return dayMessage({ ...facts, day, evenings }, key, locale);
  },
};
