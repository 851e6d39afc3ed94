export type DatabaseErrorCode =
  | 'unreachable'
  | 'refused'
  | 'timeout'
  | 'schema'
  | 'type'
  | 'duplicate'
  | 'conflict'
  | 'other';

/** An error of the database, in words for users. `message` names the problem and the solution. `cause` is the driver's error. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: DatabaseErrorCode;
  /** PostgreSQL's SQLSTATE. Undefined if the server did not respond. */
  readonly sqlState: string | undefined;
  /** The violated constraint, for code 'duplicate'. */
  readonly constraint: string | undefined;

  constructor(code: DatabaseErrorCode, message: string, cause: DriverError) {
    super(message, { cause });
    this.code = code;
    this.sqlState = cause.code;
    this.constraint = cause.constraint;
  }
}

interface DriverError {
  message: string;
  code?: string | undefined;
  constraint?: string | undefined;
}

interface Kind {
  code: DatabaseErrorCode;
  /** SQLSTATEs, or Node's codes of failed connections. */
  states: RegExp;
  explain: (said: string) => string;
}

const kinds: Kind[] = [
  {
    code: 'schema',
    states: /^(42703|42P01|42883|3F000)$/,
    explain: (said) => `The database lacks something this version needs (${said}). Run: npm run schema`,
  },
  {
    code: 'type',
    states: /^(42804|22P02|42846|22003|22007|22008)$/,
    explain: (said) => `The database refused a value or type (${said}). Compare its columns with /health.`,
  },
  {
    code: 'duplicate',
    states: /^23505$/,
    explain: (said) => `That is stored already (${said}).`,
  },
  {
    code: 'conflict',
    states: /^(40001|40P01)$/,
    explain: (said) => `Two changes met in the database (${said}). Try again.`,
  },
  {
    code: 'timeout',
    states: /^(57014|25P03|55P03)$/,
    explain: (said) => `The database took too long (${said}). Try again in a moment.`,
  },
  {
    code: 'refused',
    states: /^(28P01|28000|3D000|42501)$/,
    explain: (said) =>
      `The database refused the connection (${said}). Check user, password and database name in DATABASE_URL.`,
  },
  {
    code: 'unreachable',
    states: /^(08...|57P0.|53300|ECONN.*|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|EPIPE)$/,
    explain: (said) =>
      `The database cannot be reached (${said}). Check that it runs and that DATABASE_URL points to it.`,
  },
];

/** Converts any error of a driver into a DatabaseError. Removes passwords of connection strings. */
export function databaseError(thrown: unknown): DatabaseError {
  if (thrown instanceof DatabaseError) return thrown;
  const error = firstOf(thrown);
  const said = error.message.replace(/:\/\/[^@\s/]*@/g, '://***@');
  if (isTimeout(thrown)) return new DatabaseError('timeout', explainAs('timeout', said), error);
  const kind = kinds.find(({ states }) => states.test(error.code ?? ''));
  if (kind) return new DatabaseError(kind.code, kind.explain(said), error);
  if (error.code === undefined && /authentication credentials/.test(said)) {
    return new DatabaseError('refused', explainAs('refused', said), error);
  }
  if (error.code === undefined && /connecting to database|Connection terminated|HTTP status 5/i.test(said)) {
    return new DatabaseError('unreachable', explainAs('unreachable', said), error);
  }
  return new DatabaseError('other', `The database answered: ${said}`, error);
}

function explainAs(code: DatabaseErrorCode, said: string): string {
  return kinds.find((kind) => kind.code === code)?.explain(said) ?? said;
}

/**
 * Returns the error that says why a connection failed. Node reports a connection attempt on several addresses as an AggregateError, whose
 * first error has the reason.
 */
function firstOf(thrown: unknown): Error & DriverError {
  if (thrown instanceof AggregateError && thrown.errors[0] instanceof Error) return thrown.errors[0];
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

function isTimeout(thrown: unknown): boolean {
  const source = (thrown as { sourceError?: { name?: string } } | null)?.sourceError;
  return source?.name === 'TimeoutError' || source?.name === 'AbortError';
}
