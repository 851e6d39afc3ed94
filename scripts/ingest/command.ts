import { UsageError } from '../cli/errors.ts';
import { program } from '../cli/program.ts';
import { addTargetOptions } from '../cli/target.ts';
import { readInteger, readTimeZone } from '../cli/values.ts';

export const command = addTargetOptions(
  program('npm run ingest --', 'Imports round and endstats files from a folder into the database')
    .argument('<paths...>', 'files, or folders with all their files')
    .option('--server <name>', 'the name of the game server that wrote the files', 'main')
    .option(
      '--timezone <zone>',
      "the game server's time zone, such as Europe/Berlin (default: that of the migration, else UTC)",
    )
    .option('--batch <number>', 'number of files stored in one transaction, 1 to 500', '100')
    .option('--report <file>', 'write the result for every file as JSON')
    .option('--json', 'print the result for every file as JSON'),
  { writes: true },
);

/** The parsed options. */
export interface GivenOptions {
  to?: string;
  yes?: boolean;
  server: string;
  timezone?: string;
  batch: string;
  report?: string;
  json?: true;
}

export interface Job {
  paths: readonly string[];
  server: string;
  /** Undefined uses the time zone of the migration. */
  timeZone: string | undefined;
  /** How many files are stored in one transaction. */
  batch: number;
}

/** Reads the parsed options. Throws UsageError. */
export function readJob(paths: readonly string[], { server, timezone, batch }: GivenOptions): Job {
  if (!/^[a-z0-9][a-z0-9_-]{0,31}$/.test(server)) throw new UsageError('--server takes a name of a-z, 0-9, _ and -.');
  return {
    paths,
    server,
    timeZone: timezone === undefined ? undefined : readTimeZone(timezone, '--timezone'),
    batch: readInteger(batch, '--batch', { least: 1, most: 500 }),
  };
}
