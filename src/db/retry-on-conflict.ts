import { DatabaseError } from './errors.ts';

/**
 * Runs `attempt`. Retries it while other writers are faster (DatabaseError with the code `conflict`), up to `mostAttempts` attempts. Throws
 * the error of the last attempt.
 */
export async function retryOnConflict<Value>(
  attempt: () => Promise<Value>,
  { mostAttempts }: { mostAttempts: number },
): Promise<Value> {
  for (let number = 1; ; number += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof DatabaseError && error.code === 'conflict') || number === mostAttempts) throw error;
    }
  }
}
