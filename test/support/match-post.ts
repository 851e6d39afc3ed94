import type { APIMessage } from 'discord-api-types/v10';
import { pgDb } from '../../scripts/database/pg.ts';
import { sql } from '../../src/db/db.ts';
import { messageOf } from '../../src/discord/reply.ts';
import { matchKind } from '../../src/posts/match.ts';
import { localeOf } from '../../src/texts/locale.ts';
import type { TestDatabase } from './database.ts';
import { newId } from './new-id.ts';

const key = 'match:0123456789abcdef';

interface Shown {
  matchId: string;
  language?: string;
  /** Whether the channel has the message already. */
  isPosted?: boolean;
}

/** Returns the message about a stored match as the bot sends it to a channel. Undefined if it sends none. */
export async function matchPost(
  { client }: Pick<TestDatabase, 'client'>,
  { matchId, language = 'en', isPosted = true }: Shown,
): Promise<APIMessage | undefined> {
  const post = sql`(select ${key}::text as key, 'main' as server, ${matchId}::text as subject, ${isPosted ? '1' : null}::text as message_id)`;
  const clock = { now: new Date(), timeZone: 'UTC' };
  const [row] = await pgDb(client).query<Parameters<typeof matchKind.render>[0]>(matchKind.load(post, clock));
  if (!row) throw new Error('The query of a post gave no row.');
  const picture = async () => undefined;
  const reply = await matchKind.render(row, { key, locale: localeOf(language), ...clock, picture });
  return reply && ({ id: newId(), flags: 0, ...messageOf(reply) } as unknown as APIMessage);
}

/** Returns the messages about the latest matches, and about one of the old bot. */
export async function latestMatchPosts(
  database: Pick<TestDatabase, 'client'>,
  language: string,
): Promise<APIMessage[]> {
  const { rows } = await database.client.query<{ match: string }>(
    `(select match_id as match from rounds where round_number > 0 group by match_id order by max(played_at) desc limit 2)
     union (select match_id from rounds where round_number = 2 and source = 'legacy' order by played_at desc limit 1)`,
  );
  const posts = await Promise.all(rows.map(({ match }) => matchPost(database, { matchId: match, language })));
  return posts.filter((post) => post !== undefined);
}
