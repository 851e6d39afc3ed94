import { readDriverError } from './driver-error.ts';
import type { DatabaseErrorCode, DatabaseErrorReason, Retry } from './error-kinds.ts';
import { kindOf } from './error-kinds.ts';

/** An error of the database, in words for users. `message` names the problem and the solution. `cause` is the driver's error. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: DatabaseErrorCode;
  readonly reason: DatabaseErrorReason;
  /** Whether the same request may be sent again. */
  readonly retry: Retry;
  /** PostgreSQL's SQLSTATE. Undefined if the server did not respond. */
  readonly sqlState: string | undefined;
  /** The violated constraint, for code 'duplicate'. */
  readonly constraint: string | undefined;
  /** What the role may not use, for code 'denied': `table rounds`. */
  readonly object: string | undefined;

  constructor(thrown: unknown) {
    const error = readDriverError(thrown);
    const { code, reason, retry, explain } = kindOf(error);
    super(explain(error.said), { cause: thrown });
    this.code = code;
    this.reason = reason;
    this.retry = retry;
    this.sqlState = error.state;
    this.constraint = error.constraint;
    this.object = code === 'denied' ? deniedObject(error.said) : undefined;
  }
}

/** Converts any error of a driver into a DatabaseError. Removes passwords of connection strings. */
export function databaseError(thrown: unknown): DatabaseError {
  return thrown instanceof DatabaseError ? thrown : new DatabaseError(thrown);
}

/** Returns what PostgreSQL's message about a missing right names. */
function deniedObject(said: string): string | undefined {
  if (/temporary tables/.test(said)) return 'temporary tables';
  const [, kind, name] = /(?:denied for|owner of) ([a-z]+(?: [a-z]+)?) "?([\w.]+)"?/.exec(said) ?? [];
  return kind && `${kind} ${name}`;
}
