import pg from 'pg';
import type { Answer } from './answer.ts';
import { answerOf } from './answer.ts';

/** A request that gets this HTTP status and `{ message }` as its response. */
export class PgError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The database could not be connected to. `cause` is pg's error. */
export class ConnectFailure extends Error {
  readonly user: string;

  constructor(user: string, options: { cause: unknown }) {
    super('no connection', options);
    this.user = user;
  }
}

/**
 * Returns Neon's response to a failure. 400 is an error of the caller (request, statement, credentials, database name). 500 is a failed
 * connection to the database. Neon checks the password itself: its error has no SQLSTATE, as all errors in its own words.
 */
export function describeFailure(thrown: unknown): Answer {
  if (thrown instanceof PgError) return answerOf(thrown.status, thrown.message);
  const error = thrown instanceof ConnectFailure ? thrown.cause : thrown;
  const told = error instanceof pg.DatabaseError ? error : undefined;
  if (thrown instanceof ConnectFailure) {
    if (told?.code?.startsWith('28')) return answerOf(400, `password authentication failed for user '${thrown.user}'`);
    if (!told) return answerOf(500, "Couldn't connect to compute node");
  }
  if (!told) return answerOf(400, 'connection closed');
  const status = thrown instanceof ConnectFailure && told.code !== '3D000' ? 500 : 400;
  return answerOf(status, told.message, told.code, told);
}

/** Returns a failure in one line for the log, with its reason, which Neon keeps to itself. */
export function reasonOf(thrown: unknown): string {
  const error = thrown instanceof ConnectFailure ? thrown.cause : thrown;
  const [first] = error instanceof AggregateError ? error.errors : [error]; // localhost was tried as ::1 and 127.0.0.1
  const message = first instanceof Error ? first.message : String(first);
  return first instanceof pg.DatabaseError ? `${first.code} ${message}` : message;
}
