import pg from 'pg';

/** A request that gets this HTTP status and `{ message }` as its response. */
export class PgError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The database could not be connected to. `cause` is pg's error. */
export class ConnectFailure extends Error {}

interface Failure {
  status: number;
  /** what the driver copies into its NeonDbError if the status is 400 */
  body: { message: string; code: string | null } & Record<string, string | null>;
}

const FIELDS = [
  'detail',
  'hint',
  'position',
  'internalPosition',
  'internalQuery',
  'severity',
  'where',
  'table',
  'column',
  'schema',
  'dataType',
  'constraint',
  'file',
  'line',
  'routine',
] as const;

/**
 * Returns Neon's response to a failure. 400 is an error of the caller (request, statement, credentials, database name). 500 is a failed
 * connection to the database, for any reason.
 */
export function describeFailure(thrown: unknown): Failure {
  const error = thrown instanceof ConnectFailure ? thrown.cause : thrown;
  const told = error instanceof pg.DatabaseError ? error : undefined;
  const [first] = error instanceof AggregateError ? error.errors : [error]; // localhost was tried as ::1 and 127.0.0.1
  const message = first instanceof Error ? first.message : String(first);
  const details = Object.fromEntries(FIELDS.map((field) => [field, told?.[field] ?? null]));
  return { status: statusOf(thrown, told?.code), body: { message, code: told?.code ?? null, ...details } };
}

function statusOf(thrown: unknown, sqlState = ''): number {
  if (thrown instanceof PgError) return thrown.status;
  if (thrown instanceof ConnectFailure) return /^(28|3D)/.test(sqlState) ? 400 : 500;
  return 400;
}
