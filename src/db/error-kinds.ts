import type { DriverError } from './driver-error.ts';
import { noReason } from './driver-error.ts';

export type DatabaseErrorCode =
  | 'unreachable'
  | 'refused'
  | 'quota'
  | 'full'
  | 'read-only'
  | 'denied'
  | 'timeout'
  | 'schema'
  | 'type'
  | 'duplicate'
  | 'conflict'
  | 'other';

/** What exactly happened. Each has a sentence for users in `texts/…/database.ts`. */
export type DatabaseErrorReason =
  | 'away'
  | 'waking'
  | 'busy'
  | 'restarting'
  | 'password'
  | 'project'
  | 'address'
  | 'database'
  | 'host'
  | 'hours'
  | 'transfer'
  | 'quota'
  | 'full'
  | 'replica'
  | 'denied'
  | 'timeout'
  | 'schema'
  | 'conflict'
  | 'large'
  | 'failed';

/**
 * Whether the same request may be sent again. `always`: PostgreSQL has not run it, or has undone it. `repeatable`: it may have taken
 * effect, so only what may run twice is sent again. `never`: it would fail again.
 */
export type Retry = 'always' | 'repeatable' | 'never';

export interface ErrorKind {
  code: DatabaseErrorCode;
  reason: DatabaseErrorReason;
  retry: Retry;
  /** Explains it for whoever runs the bot: what happened, and the way out. */
  explain: (said: string) => string;
}

interface Row extends ErrorKind {
  matches: (error: DriverError) => boolean;
}

const state = (pattern: RegExp) => (error: DriverError) => pattern.test(error.state ?? '');
const words = (pattern: RegExp) => (error: DriverError) => error.state === undefined && pattern.test(error.said);
const status =
  (...statuses: number[]) =>
  (error: DriverError) =>
    statuses.includes(error.status ?? 0);

const away = {
  code: 'unreachable',
  reason: 'away',
  explain: (said: string) =>
    `The database cannot be reached (${said}). Check that it runs and that DATABASE_URL points to it.`,
} as const;
const busy = {
  code: 'unreachable',
  reason: 'busy',
  retry: 'always',
  explain: (said: string) =>
    `The database is busy (${said}). Try again in a moment; if that lasts, close what else is connected to it.`,
} as const;
const refused = (reason: DatabaseErrorReason, wayOut: string) =>
  ({
    code: 'refused',
    reason,
    retry: 'never',
    explain: (said: string) => `The database refused the connection (${said}). ${wayOut}`,
  }) as const;
const quota = (reason: DatabaseErrorReason, what: string) =>
  ({
    code: 'quota',
    reason,
    retry: 'never',
    explain: (said: string) => `${what} (${said}). Wait, or upgrade the plan in Neon's console.`,
  }) as const;
const schema = {
  code: 'schema',
  reason: 'schema',
  retry: 'never',
  explain: (said: string) => `The database lacks something this version needs (${said}). Run: npm run schema`,
} as const;

/**
 * What PostgreSQL, Neon's proxy and the network answer, and what it means. The first row that matches counts: SQLSTATEs, then Neon's words,
 * then the HTTP status. Neon's words have no SQLSTATE.
 */
const rows: readonly Row[] = [
  {
    matches: ({ lost }) => lost === 'timeout',
    code: 'timeout',
    reason: 'timeout',
    retry: 'never',
    explain: (said) => `The database took too long (${said}). Try again in a moment.`,
  },
  { matches: state(/^(42703|42P01|42883|3F000)$/), ...schema },
  {
    matches: state(/^(42804|22P02|42846|22003|22007|22008)$/),
    code: 'type',
    reason: 'failed',
    retry: 'never',
    explain: (said) => `The database refused a value or type (${said}). Compare its columns with /health.`,
  },
  {
    matches: state(/^23505$/),
    code: 'duplicate',
    reason: 'failed',
    retry: 'never',
    explain: (said) => `That is stored already (${said}).`,
  },
  {
    // A function of ours raised it, because what the caller had read is outdated. The same values would fail again.
    matches: (error) => state(/^40001$/)(error) && error.routine === 'exec_stmt_raise',
    code: 'conflict',
    reason: 'conflict',
    retry: 'never',
    explain: (said) => `Two changes met in the database (${said}). Try again.`,
  },
  {
    matches: state(/^(40001|40P01)$/),
    code: 'conflict',
    reason: 'conflict',
    retry: 'always',
    explain: (said) => `Two changes met in the database (${said}). Try again.`,
  },
  {
    matches: state(/^(57014|25P03|55P03)$/),
    code: 'timeout',
    reason: 'timeout',
    retry: 'never',
    explain: (said) => `The database took too long (${said}). Try again in a moment.`,
  },
  {
    matches: state(/^25006$/),
    code: 'read-only',
    reason: 'replica',
    retry: 'never',
    explain: (said) =>
      `The database is read-only (${said}). If DATABASE_URL is a read replica, use the connection string of the primary.`,
  },
  {
    matches: state(/^53100$/),
    code: 'full',
    reason: 'full',
    retry: 'never',
    explain: (said) =>
      `The database is full (${said}). It can still be read. Delete other branches, tables and databases of the project, or upgrade the plan in Neon's console.`,
  },
  {
    matches: state(/^42501$/),
    code: 'denied',
    reason: 'denied',
    retry: 'never',
    explain: (said) =>
      `The role in DATABASE_URL lacks a right (${said}). As the owner of the tables, run the SQL that npm run schema -- --role prints.`,
  },
  { matches: state(/^28/), ...refused('password', 'Check the user and the password in DATABASE_URL.') },
  { matches: state(/^3D000$/), ...refused('database', 'Check the database name in DATABASE_URL.') },
  {
    matches: state(/^57P0[123]$/),
    code: 'unreachable',
    reason: 'restarting',
    retry: 'always',
    explain: (said) => `The database is restarting (${said}). Try again in a moment.`,
  },
  { matches: state(/^53300$/), ...busy },
  { matches: state(/^0800[14]$/), ...away, retry: 'always' },
  {
    matches: state(/^(08...|57P0.|ECONN.*|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|EPIPE)$/),
    ...away,
    retry: 'repeatable',
  },

  {
    matches: words(/password authentication failed|missing authentication credentials/i),
    ...refused('password', 'Check the user and the password in DATABASE_URL.'),
  },
  {
    matches: words(/endpoint[^.]*(cannot|could not) be found|endpoint (is|has been) disabled|project not found/i),
    ...refused(
      'project',
      'Check the host in DATABASE_URL, and in Neon’s console that this project is not switched off.',
    ),
  },
  {
    matches: words(/is not allowed to connect|IP address .* is not allowed|blocked network/i),
    ...refused(
      'address',
      'Workers have no fixed address: allow all addresses in Neon’s console (Settings → Network Security).',
    ),
  },
  { matches: words(/(compute|active) time quota/i), ...quota('hours', 'Neon’s free hours are used up until the 1st') },
  { matches: words(/data transfer quota/i), ...quota('transfer', 'Neon’s free traffic is used up until the 1st') },
  {
    matches: (error) => status(402)(error) || words(/exceeded[^.]*(quota|limit)/i)(error),
    ...quota('quota', 'A limit of Neon’s plan is reached'),
  },
  {
    matches: words(/too many (database )?connection|failed to acquire permit|rate limit/i),
    ...busy,
  },
  {
    matches: words(/connect to (compute|postgres in compute)|control plane request failed|compute node/i),
    code: 'unreachable',
    reason: 'waking',
    retry: 'always',
    explain: (said) =>
      `The database does not wake up (${said}). Try again in a moment; if that lasts, look at Neon’s console and status page.`,
  },

  { matches: ({ lost }) => lost === 'connection', ...away, retry: 'repeatable' },
  { matches: (error) => status(429)(error) || (status(503)(error) && error.isJson), ...busy },
  { matches: status(502, 503, 504), ...away, retry: 'repeatable' },
  {
    matches: status(413, 507),
    code: 'other',
    reason: 'large',
    retry: 'never',
    explain: (said) => `Too much at once for Neon (${said}).`,
  },
  {
    matches: (error) =>
      (error.status ?? 0) >= 500 || /Connection terminated|timeout exceeded when trying to connect/i.test(error.said),
    ...away,
    retry: 'never',
  },
  {
    // Neon refuses other paths with 400 and a bare string, of which the driver tells nothing.
    matches: ({ state: given, status: http, said, isResponse }) =>
      isResponse && given === undefined && (said === noReason || (http !== undefined && http < 500)),
    ...refused('host', 'What answers at the host in DATABASE_URL is not Neon: check the host.'),
  },
];

const other: ErrorKind = {
  code: 'other',
  reason: 'failed',
  retry: 'never',
  explain: (said) => `The database answered: ${said}`,
};

/** Returns the kind of a driver's error. */
export function kindOf(error: DriverError): ErrorKind {
  return rows.find(({ matches }) => matches(error)) ?? other;
}
