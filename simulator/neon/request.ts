import type { IncomingHttpHeaders } from 'node:http';
import { PgError } from './refusal.ts';

export interface Statement {
  query: string;
  params: unknown[];
}

/** A request of the driver: one statement, or several in a transaction that `begin` opens. */
export interface SqlRequest {
  statements: Statement[];
  begin?: string;
}

const ISOLATION_LEVELS = new Map([
  ['ReadUncommitted', 'READ UNCOMMITTED'],
  ['ReadCommitted', 'READ COMMITTED'],
  ['RepeatableRead', 'REPEATABLE READ'],
  ['Serializable', 'SERIALIZABLE'],
]);

/** Returns the request's connection string, complete enough to connect with. Throws PgError with Neon's message. */
export function connectionStringOf(headers: IncomingHttpHeaders): string {
  const text = headers['neon-connection-string'];
  if (typeof text !== 'string') throw new PgError(400, 'invalid header: neon-connection-string');
  if (!URL.canParse(text)) throw new PgError(400, 'invalid connection string: not a URL');
  const url = new URL(text);
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') throw new PgError(400, 'incorrect scheme');
  if (url.pathname.length < 2) throw new PgError(400, 'missing database name');
  if (!url.username) throw new PgError(400, 'missing username');
  // A token needs Neon's own authentication, which a plain PostgreSQL lacks.
  if (!url.password || headers.authorization) {
    throw new PgError(400, 'missing authentication credentials: required password');
  }
  if (!url.hostname) throw new PgError(400, 'missing hostname');
  return text;
}

/** Returns a connection string with the server that runs behind Neon's host. Other hosts stay as they are. */
export function behindNeon(connectionString: string, compute: string | undefined): string {
  const url = new URL(connectionString);
  if (compute === undefined || !url.hostname.endsWith('.neon.tech')) return connectionString;
  return connectionString.replace(url.host, compute);
}

/** Reads the body and the headers that say how to run it. Throws PgError. */
export function parseRequest(headers: IncomingHttpHeaders, body: string): SqlRequest {
  if (headers['neon-raw-text-output'] !== 'true' || headers['neon-array-mode'] !== 'true') {
    throw new PgError(
      400,
      'only raw text output in array mode is answered here, as @neondatabase/serverless asks for it',
    );
  }
  const begin = beginOf(headers);
  const payload = parseJson(body);
  if (isObject(payload) && Array.isArray(payload.queries)) {
    return { statements: payload.queries.map(parseStatement), begin };
  }
  return { statements: [parseStatement(payload)] };
}

function beginOf(headers: IncomingHttpHeaders): string {
  const level = headers['neon-batch-isolation-level'];
  const isolation = level === undefined ? undefined : ISOLATION_LEVELS.get(String(level));
  if (level !== undefined && isolation === undefined) throw new PgError(400, 'invalid isolation level');
  const modes = [
    isolation && `ISOLATION LEVEL ${isolation}`,
    headers['neon-batch-read-only'] === 'true' && 'READ ONLY',
    headers['neon-batch-deferrable'] === 'true' && 'DEFERRABLE',
  ];
  return ['BEGIN', modes.filter(Boolean).join(', ')].join(' ').trim();
}

function parseStatement(value: unknown): Statement {
  if (!isObject(value) || typeof value.query !== 'string') throw unreadable('a statement needs "query", a string');
  const params = value.params ?? [];
  if (!Array.isArray(params)) throw unreadable('"params" must be an array');
  // Neon's parser refuses half a surrogate pair (such as a name cut inside an emoji), so it must fail here too.
  if (![value.query, ...params].every((text) => typeof text !== 'string' || text.isWellFormed())) {
    throw unreadable('lone surrogate in a string');
  }
  return { query: value.query, params };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw unreadable((error as Error).message);
  }
}

const unreadable = (why: string) => new PgError(400, `could not parse the HTTP request body: ${why}`);

/** The body before it is checked. */
interface Unchecked {
  queries?: unknown;
  query?: unknown;
  params?: unknown;
}

const isObject = (value: unknown): value is Unchecked => typeof value === 'object' && value !== null;
