import type { Db, Sql, TransactionOptions } from '../db.ts';
import { sql } from '../db.ts';
import { DatabaseError } from '../errors.ts';

/** The database, and the interaction on whose behalf it is written to. */
export interface Writer {
  db: Db;
  /** Of Discord: what writes remembers it, so that the same request again writes nothing. */
  interactionId: string;
}

/**
 * Runs the statements in one transaction, unless the writer's interaction has written before: Discord's request may come twice (a replay,
 * a retry, a double click is two interactions). Returns the rows of each statement, or 'repeated'.
 * A violated constraint rolls everything back and reaches the caller as DatabaseError 'duplicate' with its name.
 */
export async function writeOnce(
  writer: Writer,
  statements: readonly Sql[],
  options: TransactionOptions = {},
): Promise<unknown[][] | 'repeated'> {
  try {
    const { db, interactionId } = writer;
    const handled = sql`insert into handled_interactions (id) values (${interactionId})`;
    const [, ...results] = await db.transaction([handled, ...statements], options);
    return results;
  } catch (error) {
    if (error instanceof DatabaseError && error.constraint === 'handled_interactions_pkey') return 'repeated';
    throw error;
  }
}
