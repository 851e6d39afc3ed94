import type { Db, Sql, TransactionOptions } from '../db.ts';
import { sql } from '../db.ts';
import { DatabaseError } from '../errors.ts';

/**
 * Runs the statements in one transaction, unless this interaction has written before: Discord's request may come twice (a replay,
 * a retry, a double click is two interactions). Returns the rows of each statement, or 'repeated'.
 * A violated constraint rolls everything back and reaches the caller as DatabaseError 'duplicate' with its name.
 */
export async function writeOnce(
  db: Db,
  interactionId: string,
  statements: readonly Sql[],
  options: TransactionOptions = {},
): Promise<unknown[][] | 'repeated'> {
  try {
    const handled = sql`insert into handled_interactions (id) values (${interactionId})`;
    const [, ...results] = await db.transaction([handled, ...statements], options);
    return results;
  } catch (error) {
    if (error instanceof DatabaseError && error.constraint === 'handled_interactions_pkey') return 'repeated';
    throw error;
  }
}
