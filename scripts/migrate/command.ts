import { UsageError } from '../cli/errors.ts';
import { program } from '../cli/program.ts';
import { addTargetOptions } from '../cli/target.ts';
import { readTimeZone } from '../cli/values.ts';

export const command = addTargetOptions(
  program('npm run migrate --', 'Moves a legacy database into PostgreSQL and proves that every value arrived')
    .option('--from <file>', 'the legacy SQLite database, such as etlegacy_production.db')
    .option(
      '--timezone <zone>',
      "the game server's time zone, such as Europe/Berlin (default: that of the last migration, else UTC)",
    )
    .option('--dry-run', 'check everything, write nothing')
    .option('--replace', 'overwrite what an earlier migration wrote with the source')
    .option('--discard-new', 'with --replace: also delete what was added to the target since')
    .option('--verify', 'only compare the source with the database it was migrated into')
    .option('--export <file>', 'the way back: write a legacy SQLite database from PostgreSQL')
    .option('--quarantine', 'quarantine rows that cannot be copied unchanged, instead of refusing the source')
    .option('--strip-nul', 'remove NUL characters from texts')
    .option('--empty-as-null', 'read empty text as NULL where a number, date or time belongs')
    .option('--ignore-extra', 'ignore tables and columns that the old bot never had')
    .option('--report <file>', 'write the report, or every reason for a refusal, as JSON')
    .option('--json', 'print the report, or every reason for a refusal, as JSON'),
  { writes: true },
);

/** The parsed options. */
export interface GivenOptions {
  to?: string;
  yes?: boolean;
  from?: string;
  timezone?: string;
  dryRun?: true;
  replace?: true;
  discardNew?: true;
  verify?: true;
  export?: string;
  quarantine?: true;
  stripNul?: true;
  emptyAsNull?: true;
  ignoreExtra?: true;
  report?: string;
  json?: true;
}

const flags = ['dryRun', 'replace', 'discardNew', 'quarantine', 'stripNul', 'emptyAsNull', 'ignoreExtra'] as const;

export interface Job {
  kind: 'migrate' | 'verify' | 'export';
  /** The SQLite file, which is read, or created by an export. */
  file: string;
  /** Whether the job may change the PostgreSQL database. */
  writes: boolean;
  options: { timeZone?: string } & Partial<Record<(typeof flags)[number], true>>;
}

/** Options that belong to one job only. */
const only: Record<Job['kind'], readonly (keyof GivenOptions)[]> = {
  migrate: ['dryRun', 'replace', 'discardNew', 'quarantine'],
  verify: ['verify'],
  export: ['export'],
};

/** Reads the parsed options. Throws UsageError. */
export function readJob(given: GivenOptions): Job {
  for (const name of ['from', 'export', 'report', 'timezone'] as const) {
    if (given[name]?.trim() === '') throw new UsageError(`--${name} needs a value.`);
  }
  const kind = given.verify ? 'verify' : given.export !== undefined ? 'export' : 'migrate';
  for (const [other, names] of Object.entries(only)) {
    const wrong = other === kind ? undefined : names.find((name) => given[name] !== undefined);
    if (wrong) throw new UsageError(`--${kebab(wrong)} cannot be combined with --${kind}.`);
  }
  if (given.discardNew && !given.replace) throw new UsageError('--discard-new needs --replace.');
  const file = kind === 'export' ? given.export : given.from;
  if (!file) throw new UsageError('--from FILE is missing: name the legacy SQLite database.');
  if (kind === 'export' && given.from)
    throw new UsageError(
      '--export reads the PostgreSQL database that --to names, so it cannot be combined with --from.',
    );
  const set = flags.filter((name) => given[name]).map((name) => [name, true] as const);
  return {
    kind,
    file,
    writes: kind === 'migrate' && !given.dryRun,
    options: {
      ...Object.fromEntries(set),
      ...(given.timezone && { timeZone: readTimeZone(given.timezone, '--timezone') }),
    },
  };
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
