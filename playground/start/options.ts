import { resolve } from 'node:path';
import { readConnectionString } from '../../scripts/cli/connection-string.ts';
import { UsageError } from '../../scripts/cli/errors.ts';
import { program } from '../../scripts/cli/program.ts';
import { readInteger, readTimeZone } from '../../scripts/cli/values.ts';
import type { Fault } from '../../simulator/neon/faults.ts';
import { faultHelp, readFault } from './faults.ts';

export const command = program(
  'npm start --',
  'Runs the bot with a simulated Discord in a browser, on this machine only',
)
  .option('--from <file>', 'use a copy of this legacy database instead of the demo')
  .option(
    '--timezone <zone>',
    "the game server's time zone, in which the times of --from are read, such as Europe/Berlin (default: UTC)",
  )
  .option('--port <number>', 'port of the page (0: any free port)', '8787')
  .option('--data <folder>', 'folder of the database', '.data')
  .option(
    '--database <url>',
    'env:NAME (a variable) or file:PATH with a connection string: use this PostgreSQL instead of the one in the data folder; it is never filled with invented data',
  )
  .option(
    '--fault <name=value>',
    'let this go wrong between the bot and its database; may be repeated (see below)',
    (text: string, faults: Fault[] = []) => [...faults, readFault(text)],
  )
  .addHelpText('after', `\n${faultHelp}`)
  .addHelpText(
    'after',
    '\nDATABASE_URL is ignored: this command uses your own database only if --database names it, as in --database env:DATABASE_URL.',
  );

export interface StartOptions {
  /** The legacy SQLite file. */
  from: string | undefined;
  /** The game server's IANA time zone. */
  timeZone: string | undefined;
  port: number;
  dataDir: string;
  databaseUrl: string | undefined;
  /** What goes wrong between the Worker and its database once the page is ready. */
  faults: readonly Fault[];
}

/** Reads the parsed options. Throws UsageError. */
export function readStartOptions(given: {
  from?: string;
  timezone?: string;
  port: string;
  data: string;
  database?: string;
  fault?: Fault[];
}): StartOptions {
  const { from, timezone, database } = given;
  if (from === '') throw new UsageError('--from takes the path of a legacy database.');
  if (timezone !== undefined && from === undefined) {
    throw new UsageError('--timezone says how the times of --from are read: name the legacy database too.');
  }
  return {
    from: from && resolve(from),
    timeZone: timezone === undefined ? undefined : readTimeZone(timezone, '--timezone'),
    port: readInteger(given.port, '--port', { least: 0, most: 65_535 }),
    dataDir: resolve(given.data),
    faults: given.fault ?? [],
    databaseUrl: database === undefined ? undefined : readConnectionString(database, '--database'),
  };
}
