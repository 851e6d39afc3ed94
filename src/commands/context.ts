import type { Db } from '../db/db.ts';

/** The world of one interaction, passed in. */
export interface Context {
  db: Db;
  now: Date;
  /** Who typed or pressed. */
  user: { id: string; name: string };
  version: string;
}
