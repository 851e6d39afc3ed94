import { defineCommand } from 'citty';
import { startPostgres } from '../dev/postgres.ts';
import type { MigrationOptions } from './migrate.ts';

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
    description: 'the PostgreSQL to fill; else DATABASE_URL, else the local one of npm start',
  },
  timezone: {
    type: 'string',
    valueHint: 'ZONE',
    default: 'UTC',
    description: "the game server's time zone, such as Europe/Berlin",
  },
} as const;

export const command = defineCommand({
  meta: {
    name: 'npm run migrate --',
    description: 'Moves a legacy database into PostgreSQL and proves that every value arrived',
  },
  args,
});

interface Ready {
  options: MigrationOptions;
  /** Ends what was started for this run. */
  stop: () => Promise<void>;
}

/** Checks the arguments and finds the target. Throws UsageError. */
export async function readOptions(values: Record<string, unknown>): Promise<Ready> {
  const { _: positional, ...flags } = values;
  const stray = (positional as string[])[0] ?? Object.keys(flags).find((name) => !(name in args));
  if (stray !== undefined) throw new UsageError(`${stray} is not an option of this command.`);
  const text = (name: keyof typeof args) => (flags[name] as string | undefined)?.trim();
  const from = text('from');
  if (!from) throw new UsageError('--from FILE is needed: the legacy SQLite database.');
  const timeZone = text('timezone') ?? 'UTC';
  if (!isTimeZone(timeZone))
    throw new UsageError(`--timezone ${timeZone} is no time zone; write one like Europe/Berlin.`);
  const { url, stop } = await findTarget(text('to'));
  return { options: { from, to: url, timeZone }, stop };
}

async function findTarget(to: string | undefined): Promise<{ url: string; stop: () => Promise<void> }> {
  const url = to ?? process.env.DATABASE_URL;
  if (url === undefined) return startPostgres({ dataDir: '.data/postgres' });
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw new UsageError(
      `${to === undefined ? 'DATABASE_URL' : '--to'} must be a connection string: postgres://user:password@host/database`,
    );
  }
  return { url, stop: async () => {} };
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en-US', { timeZone: name }));
  } catch {
    return false;
  }
}
