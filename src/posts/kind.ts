import type { Sql } from '../db/db.ts';
import type { Reply } from '../discord/reply.ts';
import type { Locale } from '../texts/locale.ts';

/** A row of the outbox: a message that the bot sends by itself. */
export interface Post {
  /** The kind and 16 random digits. The key never changes, even if the match gets another id. */
  key: string;
  /** The game server. */
  server: string;
  /** What the message is about. For a match: its id. */
  subject: string;
  /** Discord's id of the message. Null if there is none yet. */
  messageId: string | null;
}

/** What rendering a post needs besides its rows. */
export interface PostContext {
  /** The post's key. A button's custom id must contain it, by which delivery finds the message again in the channel. */
  key: string;
  /** The language and the IANA time zone of the community. */
  locale: Locale;
  timeZone: string;
  now: Date;
}

/** One kind of message that the bot sends by itself. `Row` is what the query returns for a post. */
export interface PostKind<Row extends { key: string } = { key: string }> {
  kind: string;
  /** Returns a statement that reads what these posts show, one row a post, with its key. It may leave out posts without anything to show. */
  load(posts: readonly Post[]): Sql;
  /** Returns the message. Undefined if there is nothing to show any more, and then the message is deleted. */
  render(row: Row, context: PostContext): Reply | undefined;
}
