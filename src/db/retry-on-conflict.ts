import { DatabaseError } from './errors.ts';

interface RetryOptions {
  mostAttempts: number;
  /** Returns whether another writer was faster. By default, whether the database's error has the code `conflict`. */
  isOvertaken?: (error: DatabaseError) => boolean;
}

/** Runs `attempt`. Retries it while other writers are faster, up to `mostAttempts` attempts. Throws the error of the last attempt. */
export async function retryOnConflict<Value>(
  attempt: () => Promise<Value>,
  { mostAttempts, isOvertaken = ({ code }) => code === 'conflict' }: RetryOptions,
): Promise<Value> {
  for (let number = 1; ; number += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof DatabaseError && isOvertaken(error)) || number === mostAttempts) throw error;
    }
  }
}
