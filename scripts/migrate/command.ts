import { defineCommand } from 'citty';
import { startPostgres } from '../database/postgres.ts';
import { refused } from './source/findings.ts';

/** Misuse of the command line: its message goes above the usage. */
export class UsageError extends Error {}

export const args = {
  from: {
    type: 'string',
    valueHint: 'FILE',
    description: 'the legacy SQLite database, such as etlegacy_production.db',
  },
  to: {
    type: 'string',
    valueHint: 'URL',
    description: 'the PostgreSQL; else DATABASE_URL, else the local one of npm start',
  },
  timezone: {
    type: 'string',
    valueHint: 'ZONE',
    description: "the game server's time zone, such as Europe/Berlin; else UTC",
  },
  'dry-run': { type: 'boolean', description: 'check everything, write nothing' },
  replace: { type: 'boolean', description: 'put the source in the place of what an earlier migration wrote' },
  'discard-new': { type: 'boolean', description: 'with --replace: also throw away what the target got since' },
  verify: { type: 'boolean', description: 'only compare the source with a database it was migrated into' },
  export: {
    type: 'string',
    valueHint: 'FILE',
    description: 'the way back: write a legacy SQLite database from the PostgreSQL',
  },
  quarantine: { type: 'boolean', description: 'set rows aside that cannot go over as they are, instead of refusing' },
  'strip-nul': { type: 'boolean', description: 'leave NUL characters out of texts' },
  'empty-as-null': { type: 'boolean', description: 'read empty text as NULL where a number, date or time belongs' },
  'ignore-extra': { type: 'boolean', description: 'leave tables and columns behind that the bot never had' },
  report: {
    type: 'string',
    valueHint: 'FILE.json',
    description: 'also write the report, or every reason for a refusal, as JSON',
  },
} as const;

export const command = defineCommand({
  meta: {
    name: 'npm run migrate --',
    description: 'Moves a legacy database into PostgreSQL and proves that every value arrived',
  },
  args,
});

type Flag = 'dryRun' | 'replace' | 'discardNew' | 'quarantine' | 'stripNul' | 'emptyAsNull' | 'ignoreExtra';

export interface Job {
  kind: 'migrate' | 'verify' | 'export';
  /** The SQLite file: read, or made by an export. */
  file: string;
  /** The connection string of the PostgreSQL; undefined: the local one. */
  url: string | undefined;
  report: string | undefined;
  options: { timeZone?: string } & Partial<Record<Flag, true>>;
}

/** Which flags go with which job. */
const only: Record<Job['kind'], readonly (keyof typeof args)[]> = {
  migrate: ['dry-run', 'replace', 'discard-new', 'quarantine'],
  verify: ['verify'],
  export: ['export'],
};

/** Reads the arguments. Throws UsageError. */
export function readJob(values: Record<string, unknown>, environment: Record<string, string | undefined>): Job {
  const { _: positional, ...given } = values;
  const names = [...new Set(Object.keys(given).map(kebab))].filter(
    (name) => given[name] !== undefined && given[name] !== false,
  );
  const unknown = names.find((name) => !(name in args));
  const stray = unknown ? `--${unknown}` : (positional as string[])[0];
  if (stray !== undefined) throw new UsageError(`${stray} is not an option of this command.`);
  const text = (name: keyof typeof args) => {
    if (given[name] === undefined) return undefined;
    const value = String(given[name]).trim();
    if (value === '') throw new UsageError(`--${name} needs a value.`);
    return value;
  };
  const kind = given.verify ? 'verify' : given.export !== undefined ? 'export' : 'migrate';
  for (const [other, flags] of Object.entries(only)) {
    const wrong = other === kind ? undefined : flags.find((flag) => names.includes(flag));
    if (wrong) throw new UsageError(`--${wrong} does not go with --${kind}.`);
  }
  if (given['discard-new'] && !given.replace) throw new UsageError('--discard-new only goes with --replace.');
  const from = text('from');
  const file = kind === 'export' ? text('export') : from;
  if (!file) throw new UsageError('--from FILE is needed: the legacy SQLite database.');
  if (kind === 'export' && from)
    throw new UsageError('--export reads the PostgreSQL that --to names; --from does not go with it.');
  const timeZone = readTimeZone(text('timezone'));
  const flags = names
    .filter((name) => args[name as keyof typeof args].type === 'boolean' && name !== 'verify')
    .map((name) => [camel(name), true]);
  return {
    kind,
    file,
    url: readUrl(text('to'), environment.DATABASE_URL),
    report: text('report'),
    options: { ...Object.fromEntries(flags), ...(timeZone && { timeZone }) },
  };
}

/** The database a job works on, and how to end what was started for it. */
export async function openTarget(url: string | undefined): Promise<{ url: string; stop: () => Promise<void> }> {
  if (url !== undefined) return { url, stop: async () => {} };
  return startPostgres({ dataDir: '.data/postgres' }).catch((error: Error) => {
    throw refused('target', error.message);
  });
}

function readUrl(to: string | undefined, fromEnvironment: string | undefined): string | undefined {
  const url = to ?? fromEnvironment;
  if (url === undefined) return undefined;
  const name = to === undefined ? 'DATABASE_URL' : '--to';
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw new UsageError(`${name} must be a connection string: postgres://user:password@host/database`);
  }
  // a socket's URL may do without a host: postgres://user@/database?host=/run/postgresql
  if (!URL.canParse(url.replace('@/', '@localhost/')) || !decodes(url)) {
    throw new UsageError(`${name} cannot be read: write special characters of the password as %XX, such as %40 for @.`);
  }
  return url;
}

function decodes(url: string): boolean {
  try {
    return decodeURI(url) !== '';
  } catch {
    return false;
  }
}

function readTimeZone(name: string | undefined): string | undefined {
  try {
    return name && new Intl.DateTimeFormat('en-US', { timeZone: name }) && name;
  } catch {
    throw new UsageError(`--timezone ${name} is no time zone: write one like Europe/Berlin.`);
  }
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function camel(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
