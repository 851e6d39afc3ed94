import { DatabaseError } from './errors.ts';

interface RetryOptions {
  mostAttempts: number;
  /** Whether somebody else was quicker; by default where the database says so with the code `conflict`. */
  isOvertaken?: (error: DatabaseError) => boolean;
}

/** Runs `attempt` again while somebody else is quicker, at most so many times. Throws what the last attempt threw. */
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
