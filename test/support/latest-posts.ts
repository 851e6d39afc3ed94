import type { APIMessage } from 'discord-api-types/v10';
import type { TestDatabase } from './database.ts';
import { latestEveningPosts } from './evening-post.ts';
import { furtherPosts } from './further-posts.ts';
import { latestMatchPosts } from './match-post.ts';

/** Returns a few messages of each kind that the bot sends by itself. */
export async function latestPosts(database: Pick<TestDatabase, 'client'>, language: string): Promise<APIMessage[]> {
  const posts: APIMessage[] = [];
  // One after the other: they share a connection, and one of them a transaction.
  for (const latest of [latestMatchPosts, latestEveningPosts, furtherPosts])
    posts.push(...(await latest(database, language)));
  return posts;
}
