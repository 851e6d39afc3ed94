import type { Db, Sql, TransactionOptions } from '../db.ts';
import { sql } from '../db.ts';
import { DatabaseError } from '../errors.ts';

/** The database, and the interaction for which it is written. */
export interface Writer {
  db: Db;
  /** Discord's id of the interaction. It is stored with the write, so that the same request again writes nothing. */
  interactionId: string;
  /** Called if messages that the bot sends by itself are outstanding after the write. */
  postsWanted?: () => void;
}

const arePostsWanted = sql`
  select exists (select from posts where sent_version < wanted_version and ended is null) as are_wanted`;

/**
 * Runs the statements in one transaction, unless the writer's interaction has already written. Discord's request may arrive twice, as a
 * replay or a retry, and this Worker sends the transaction again when the database's answer was lost. A double click makes two interactions. Returns the rows of each statement, or 'repeated'. A violated constraint undoes
 * everything and throws DatabaseError 'duplicate' with the constraint's name.
 */
export async function writeOnce(
  writer: Writer,
  statements: readonly Sql[],
  options: TransactionOptions = {},
): Promise<unknown[][] | 'repeated'> {
  try {
    const { db, interactionId, postsWanted } = writer;
    const handled = sql`insert into handled_interactions (id) values (${interactionId})`;
    const all = [handled, ...statements, arePostsWanted];
    const results = await db.transaction(all, { ...options, isRepeatable: true });
    const [wanted] = results.at(-1) as { areWanted: boolean }[];
    if (wanted?.areWanted) postsWanted?.();
    return results.slice(1, -1);
  } catch (error) {
    if (error instanceof DatabaseError && error.constraint === 'handled_interactions_pkey') return 'repeated';
    throw error;
  }
}
