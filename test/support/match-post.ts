import type { APIMessage } from 'discord-api-types/v10';
import { pgDb } from '../../scripts/database/pg.ts';
import { messageOf } from '../../src/discord/reply.ts';
import { matchKind } from '../../src/posts/match.ts';
import { localeOf } from '../../src/texts/locale.ts';
import type { TestDatabase } from './database.ts';

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
  const post = { key, server: 'main', subject: matchId, messageId: isPosted ? '1' : null };
  const [row] = await pgDb(client).query<Parameters<typeof matchKind.render>[0]>(matchKind.load([post]));
  if (!row) throw new Error('The query of a post gave no row.');
  const reply = matchKind.render(row, { key, locale: localeOf(language), timeZone: 'UTC', now: new Date() });
  return reply && ({ id: newId(), flags: 0, ...messageOf(reply) } as unknown as APIMessage);
}

let lastId = 710_000_000_000_000_000n;

function newId(): string {
  lastId += 1n;
  return String(lastId);
}
