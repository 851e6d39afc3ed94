import type { Clock } from '../domain/clock.ts';
import type { DatabaseError } from './errors.ts';
import { databaseError } from './errors.ts';

/** How long (ms) a failed request waits before it is sent again. A random part keeps many requests from coming back at once. */
const waitMs = { least: 300, most: 700 } as const;

interface RetryOptions {
  /** Time in milliseconds for the request, the wait and the second request. */
  timeoutMs: number;
  /** Whether the request may run twice without another effect. */
  isRepeatable: boolean;
  clock: Pick<Clock, 'runningMs' | 'sleep'>;
  random: () => number;
  /** Receives the error of a request that is sent again. */
  onRetry: (error: DatabaseError) => void;
}

/**
 * Sends a request, and once more if it failed for a moment only and time is left. `send` gets the milliseconds that remain. Throws
 * DatabaseError, and that of the second request if there was one.
 */
export async function retryOnce<Result>(
  send: (limitMs: number) => Promise<Result>,
  { timeoutMs, isRepeatable, clock, random, onRetry }: RetryOptions,
): Promise<Result> {
  const endsAt = clock.runningMs() + timeoutMs;
  try {
    return await send(timeoutMs);
  } catch (thrown) {
    const error = databaseError(thrown);
    const pauseMs = waitMs.least + random() * (waitMs.most - waitMs.least);
    const hasTime = clock.runningMs() + pauseMs < endsAt;
    const mayRepeat = error.retry === 'always' || (error.retry === 'repeatable' && isRepeatable);
    if (!mayRepeat || !hasTime) throw error;
    onRetry(error);
    await clock.sleep(pauseMs);
    return await send(Math.max(endsAt - clock.runningMs(), 1)).catch((again: unknown) => {
      throw databaseError(again);
    });
  }
}
