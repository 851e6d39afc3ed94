import { withoutValues } from './without-values.ts';

/** What a driver's error says: PostgreSQL's own fields, or what stood in Neon's response instead. */
export interface DriverError {
  /** One line of plain text without passwords and without what somebody typed. Never JSON or HTML. */
  said: string;
  /** PostgreSQL's SQLSTATE, or Node's code of a failed connection. */
  state: string | undefined;
  constraint: string | undefined;
  /** The C function in PostgreSQL that raised the error. */
  routine: string | undefined;
  /** The HTTP status of Neon's response. Undefined for 400, which the driver has already read, and over TCP. */
  status: number | undefined;
  /** Whether the body of that response was JSON, as Neon's are. A page of a proxy is HTML. */
  isJson: boolean;
  /** Whether it is an HTTP response: an error of Neon's driver, and no connection lost. */
  isResponse: boolean;
  /** Why no complete response arrived, if so. */
  lost: 'timeout' | 'connection' | undefined;
}

/** What is said where the error has no message. */
export const noReason = 'no reason given';

interface Thrown {
  name?: string;
  message?: string;
  code?: unknown;
  constraint?: unknown;
  routine?: unknown;
  /** The Neon driver's: what fetch threw. */
  sourceError?: { name?: string; message?: string };
}

/** Reads an error of pg or of Neon's HTTP driver. The latter puts the body of any response but 400 into its message, as it came. */
export function readDriverError(thrown: unknown): DriverError {
  const error = firstOf(thrown) as Thrown;
  const message = error.message ?? '';
  const [, status, body = ''] = /^Server error \(HTTP status (\d{3})\): ([\s\S]*)$/.exec(message) ?? [];
  const response = status === undefined ? undefined : readBody(body);
  const state = textOf(error.code) ?? response?.code;
  const said = oneLine(saidBy(error, response ? (response.message ?? `HTTP status ${status}`) : message));
  return {
    said: withoutValues(said, state),
    state,
    constraint: textOf(error.constraint) ?? response?.constraint,
    routine: textOf(error.routine) ?? response?.routine,
    status: status === undefined ? undefined : Number(status),
    isJson: response?.isJson === true,
    isResponse: error.name === 'NeonDbError' && !error.sourceError,
    lost: lostBy(error, message),
  };
}

function saidBy({ name }: Thrown, message: string): string {
  // The parser's message quotes the response.
  if (name === 'SyntaxError') return 'the response is not JSON, or not all of it';
  return message.replace(/^Error connecting to database: /, '');
}

interface Body {
  isJson: boolean;
  message?: string | undefined;
  code?: string | undefined;
  constraint?: string | undefined;
  routine?: string | undefined;
}

/** Reads a response that is not 400: `{ message, code, … }`, a proxy's `{ msg }`, a bare string, or a page. */
function readBody(body: string): Body {
  try {
    const json: unknown = JSON.parse(body);
    if (typeof json === 'string') return { isJson: true, message: json };
    const { message, msg, error, code, constraint, routine } = (json ?? {}) as Record<string, unknown>;
    return {
      isJson: true,
      message: textOf(message) ?? textOf(msg) ?? textOf(error),
      code: textOf(code),
      constraint: textOf(constraint),
      routine: textOf(routine),
    };
  } catch {
    return { isJson: false };
  }
}

/** The words with which workerd and Node say that a connection was lost, also in the middle of a response. */
const connectionWords =
  /network connection|connection (lost|reset|terminated|closed|refused)|fetch failed|internal error|socket hang up/i;

function lostBy(error: Thrown, message: string): DriverError['lost'] {
  const names = [error.name, error.sourceError?.name];
  if (names.some((name) => name === 'TimeoutError' || name === 'AbortError')) return 'timeout';
  if (error.sourceError) return 'connection';
  if (textOf(error.code) !== undefined) return undefined;
  // A response that ends too early is not JSON. The driver passes on the parser's error.
  return error.name === 'SyntaxError' || connectionWords.test(message) ? 'connection' : undefined;
}

/**
 * Returns the error that says why a connection failed. Node reports a connection attempt on several addresses as an AggregateError, whose
 * first error has the reason.
 */
function firstOf(thrown: unknown): unknown {
  if (thrown instanceof AggregateError && thrown.errors[0] instanceof Error) return thrown.errors[0];
  return typeof thrown === 'object' && thrown !== null ? thrown : new Error(String(thrown));
}

/** Neon writes missing fields as null or as empty text. */
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

function oneLine(message: string): string {
  const text = message
    .replace(/:\/\/[^@\s/]*@/g, '://***@')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? noReason : text;
}
