import type { Db } from '../db/db.ts';
import type { Viewer } from '../domain/viewer.ts';

/** The world of one interaction, passed in. */
export interface Context {
  db: Db;
  now: Date;
  /** The community's IANA time zone. */
  timeZone: string;
  /** Of the game servers' clocks, where no manager has set one. */
  serverTimeZone: string;
  /** Milliseconds since the request arrived. In workerd time stands still between two waits. */
  elapsedMs: () => number;
  /** Of the interaction: what writes remembers it, so that the same request again writes nothing. */
  interactionId: string;
  /** Who typed or pressed. */
  user: { id: string; name: string };
  /** The same person, as whoever reads. */
  viewer: Viewer;
  /** Discord names of the users that options name, by id; a press of a button comes without them. */
  usernames: ReadonlyMap<string, string>;
  /** The reader's language as Discord says it, such as `en-GB`. */
  locale: string;
  /** Whether the caller may change what belongs to all: Manage Server, in a server of this community. */
  mayManage: boolean;
  /** Ids of the registered commands by name, for mentions that can be clicked; empty when they are not to be had. */
  commandIds: () => Promise<ReadonlyMap<string, string>>;
  /** Of the bot. */
  version: string;
}
