import type { Db } from '../db/db.ts';

/** The world of one interaction, passed in. */
export interface Context {
  db: Db;
  now: Date;
  /** Milliseconds since the request arrived. In workerd time stands still between two waits. */
  elapsed: () => number;
  /** Who typed or pressed. */
  user: { id: string };
  /** Of the bot. */
  version: string;
}
