import type { Db } from '../db/db.ts';

/** The world of one interaction, passed in. */
export interface Context {
  db: Db;
  now: Date;
  /** Milliseconds since the request arrived. In workerd time stands still between two waits. */
  elapsed: () => number;
  /** Who typed or pressed. */
  user: { id: string };
  /** Ids of the registered commands by name, for mentions that can be clicked; empty when they are not to be had. */
  commandIds: () => Promise<ReadonlyMap<string, string>>;
  /** Of the bot. */
  version: string;
}
