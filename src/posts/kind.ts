import type { APIEmbed } from 'discord-api-types/v10';
import type { Sql } from '../db/db.ts';
import type { LocalTime } from '../db/queries/period.ts';
import type { Reply } from '../discord/reply.ts';
import type { Locale } from '../texts/locale.ts';
import type { Picture } from '../views/pictures/picture.ts';

/** What rendering a post needs besides its rows. */
export interface PostContext {
  /** The post's key. A button's custom id must contain it, by which delivery finds the message again in the channel. */
  key: string;
  /** The language and the IANA time zone of the community. */
  locale: Locale;
  timeZone: string;
  now: Date;
  /** Returns a picture for an embed. Undefined if there are no pictures here, or if this one does not fit into an address. */
  picture: (picture: Picture) => Promise<APIEmbed['image']>;
}

/** One kind of message that the bot sends by itself. `Row` is what the query returns for a post. */
export interface PostKind<Row extends { key: string } = { key: string }> {
  kind: string;
  /** The least time (ms) between two changes of a message. Five seconds where nothing else is said. */
  betweenEditsMs?: number;
  /** Whether a message that somebody deleted is sent again. */
  isSentAgain?: boolean;
  /**
   * Whether a post of this kind is sent seldom. Its statement then has a round trip of its own after the claim, because PostgreSQL would plan it
   * at each alarm.
   */
  isSeldom?: boolean;
  /**
   * Returns a statement that reads what posts show, one row a post, with its key. It may leave out posts without anything to show. `posts` is a
   * subquery with their columns key, server, subject and message_id.
   */
  load(posts: Sql, clock: LocalTime): Sql;
  /** Returns the message. Undefined if there is nothing to show any more, and then the message is deleted. */
  render(row: Row, context: PostContext): Reply | undefined | Promise<Reply | undefined>;
}
