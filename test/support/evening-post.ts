import type { APIMessage } from 'discord-api-types/v10';
import { pgDb } from '../../scripts/database/pg.ts';
import { chartUrl } from '../../src/charts/link.ts';
import { sql } from '../../src/db/db.ts';
import { messageOf } from '../../src/discord/reply.ts';
import { eveningKind } from '../../src/posts/evening.ts';
import { localeOf } from '../../src/texts/locale.ts';
import type { Picture } from '../../src/views/pictures/picture.ts';
import type { TestDatabase } from './database.ts';
import { newId } from './new-id.ts';

const key = 'evening:0123456789abcdef';

interface Shown {
  /** A round of the session. */
  round: string | number;
  language?: string;
  /** Whether the channel has the message already. */
  isPosted?: boolean;
  now?: Date;
  /** The key of pictures, and where they come from. Without it there are none. */
  charts?: { key: string; origin: string } | undefined;
}

/** Returns the message about a stored session as the bot sends it to a channel. Undefined if it sends none. */
export async function eveningPost(
  { client }: Pick<TestDatabase, 'client'>,
  { round, language = 'en', isPosted = false, now = new Date(), charts }: Shown,
): Promise<APIMessage | undefined> {
  const post = sql`(select ${key}::text as key, 'main' as server, ${String(round)}::text as subject, ${isPosted ? '1' : null}::text as message_id)`;
  const [row] = await pgDb(client).query<Parameters<typeof eveningKind.render>[0]>(
    eveningKind.load(post, { now: new Date(), timeZone: 'UTC' }),
  );
  if (!row) return undefined;
  const picture = async ({ chart, alt }: Picture) => {
    const url = charts && (await chartUrl(chart, charts));
    return url === undefined ? undefined : { url, description: alt };
  };
  const reply = await eveningKind.render(row, { key, locale: localeOf(language), timeZone: 'UTC', now, picture });
  return reply && ({ id: newId(), flags: 0, ...messageOf(reply) } as unknown as APIMessage);
}

/** Returns the messages about the newest evening, and about the one with most rounds. */
export async function latestEveningPosts(
  database: Pick<TestDatabase, 'client'>,
  language: string,
  charts?: Shown['charts'],
): Promise<APIMessage[]> {
  const { rows } = await database.client.query<{ id: string }>(
    `(select max(id)::text as id from rounds where is_valid and round_number > 0 group by session_start, server having count(*) > 2 order by session_start desc limit 1)
     union (select max(id)::text from rounds where is_valid and round_number > 0 group by session_start, server having count(*) > 2 order by count(*) desc, session_start limit 1)`,
  );
  const posts = await Promise.all(rows.map(({ id }) => eveningPost(database, { round: id, language, charts })));
  return posts.filter((post) => post !== undefined);
}
