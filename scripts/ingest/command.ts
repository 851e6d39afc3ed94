import { defineCommand } from 'citty';
import { UsageError } from '../cli/usage-error.ts';

export const args = {
  paths: {
    type: 'positional',
    required: false,
    valueHint: 'DIR|FILE…',
    description: 'folders, with what is in them, or files',
  },
  to: {
    type: 'string',
    valueHint: 'URL',
    description: 'the PostgreSQL; else DATABASE_URL, else the local one of npm start',
  },
  server: { type: 'string', valueHint: 'NAME', description: 'the game server the files are from; else main' },
  timezone: {
    type: 'string',
    valueHint: 'ZONE',
    description: "the game server's time zone, such as Europe/Berlin; else that of the migration, else UTC",
  },
  parallel: { type: 'string', valueHint: 'N', description: 'files at once, 1 to 16; else 4' },
  report: { type: 'string', valueHint: 'FILE.json', description: 'also write what became of every file as JSON' },
} as const;

export const command = defineCommand({
  meta: { name: 'npm run ingest --', description: 'Imports round and endstats files from a folder into the database' },
  args,
});

export interface Job {
  paths: string[];
  /** Undefined: the local database. */
  url: string | undefined;
  server: string;
  /** Undefined: that of the migration. */
  timeZone: string | undefined;
  parallel: number;
  report: string | undefined;
}

/** Reads the arguments. Throws UsageError. */
export function readJob(values: Record<string, unknown>, environment: Record<string, string | undefined>): Job {
  const { _: paths, ...given } = values;
  const stray = Object.keys(given).find((name) => !Object.hasOwn(args, name));
  if (stray !== undefined) throw new UsageError(`--${stray} is not an option of this command.`);
  if ((paths as string[]).length === 0) throw new UsageError('Name a folder or files to import.');
  const text = (name: keyof typeof args) => {
    const value = given[name];
    if (value === undefined) return undefined;
    if (typeof value !== 'string' || value.trim() === '') throw new UsageError(`--${name} needs a value.`);
    return value.trim();
  };
  const url = text('to') ?? environment.DATABASE_URL;
  if (url !== undefined && !/^postgres(ql)?:\/\//.test(url)) {
    throw new UsageError('--to (or DATABASE_URL) must be a connection string: postgres://user:password@host/database');
  }
  const server = text('server') ?? 'main';
  if (!/^[a-z0-9][a-z0-9_-]{0,31}$/.test(server)) throw new UsageError('--server must be a name of a-z, 0-9, _ and -.');
  const timeZone = text('timezone');
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw new UsageError('--timezone must be an IANA time zone such as Europe/Berlin.');
  }
  const parallel = text('parallel') ?? '4';
  if (!/^([1-9]|1[0-6])$/.test(parallel)) throw new UsageError('--parallel must be a number from 1 to 16.');
  return { paths: paths as string[], url, server, timeZone, parallel: Number(parallel), report: text('report') };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
