import type { APIMessage } from 'discord-api-types/v10';
import { pgDb } from '../../scripts/database/pg.ts';
import { sql } from '../../src/db/db.ts';
import { messageOf } from '../../src/discord/reply.ts';
import { eveningKind } from '../../src/posts/evening.ts';
import { localeOf } from '../../src/texts/locale.ts';
import type { TestDatabase } from './database.ts';

const key = 'evening:0123456789abcdef';

interface Shown {
  /** A round of the session. */
  round: string | number;
  language?: string;
  /** Whether the channel has the message already. */
  isPosted?: boolean;
  now?: Date;
  /** Where pictures come from. Without it there are none. */
  image?: string;
}

/** Returns the message about a stored session as the bot sends it to a channel. Undefined if it sends none. */
export async function eveningPost(
  { client }: Pick<TestDatabase, 'client'>,
  { round, language = 'en', isPosted = false, now = new Date(), image }: Shown,
): Promise<APIMessage | undefined> {
  const post = sql`(select ${key}::text as key, 'main' as server, ${String(round)}::text as subject, ${isPosted ? '1' : null}::text as message_id)`;
  const [row] = await pgDb(client).query<Parameters<typeof eveningKind.render>[0]>(
    eveningKind.load(post, { now: new Date(), timeZone: 'UTC' }),
  );
  if (!row) return undefined;
  const picture = async ({ alt }: { alt: string }) =>
    image === undefined ? undefined : { url: image, description: alt };
  const reply = await eveningKind.render(row, { key, locale: localeOf(language), timeZone: 'UTC', now, picture });
  return reply && ({ id: '720000000000000000', flags: 0, ...messageOf(reply) } as unknown as APIMessage);
}

/** Returns the message about the latest session. Undefined if there is none. */
export async function latestEveningPost(
  database: Pick<TestDatabase, 'client'>,
  language: string,
): Promise<APIMessage | undefined> {
  const { rows } = await database.client.query<{ round: string }>(
    `select id::text as round from rounds where round_number > 0 and server = 'main' order by played_at desc limit 1`,
  );
  return rows[0] && eveningPost(database, { round: rows[0].round, language });
}
