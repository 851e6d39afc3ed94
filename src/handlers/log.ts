import type { DatabaseError } from '../db/errors.ts';
import { describeError } from './errors.ts';

/**
 * One interaction and its outcome, written as one line of JSON that Workers Logs can index. It holds no names of users and no typed text.
 */
export interface LogLine {
  at: string;
  interaction: string;
  /** `command`, `component`, `autocomplete`, … */
  kind: string;
  /** The command with its subcommand, or the route of a component. */
  name: string;
  guild: string | undefined;
  ms: number;
  /** How long of it the database took. */
  sqlMs: number;
  /** The number of round trips to the database. */
  queries: number;
  /** `refused`: the caller gets no answer at this place. */
  outcome: 'ok' | 'error' | 'refused';
  error?: string;
  errorId?: string;
}

export function log(line: LogLine): void {
  console[line.outcome === 'error' ? 'error' : 'log'](JSON.stringify(line));
}

/** Writes that a call to the database is sent again. Whoever asked sees nothing of it, unless it fails again. */
export function logRetry(error: DatabaseError): void {
  console.warn(
    JSON.stringify({ kind: 'database', outcome: 'retried', reason: error.reason, error: describeError(error) }),
  );
}
