import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Command } from 'commander';
import { startPostgres } from '../database/postgres.ts';
import { databaseLabel, readConnectionString } from './connection-string.ts';
import { UsageError } from './errors.ts';

/** The database that a command works on. */
export interface Target {
  url: string;
  /** Stops the local server, if this command started it. */
  stop(): Promise<void>;
}

export interface TargetOptions {
  to?: string;
  yes?: boolean;
}

/** Adds --to and, for commands that write, --yes. */
export function addTargetOptions(command: Command, { writes }: { writes: boolean }): Command {
  command.option(
    '--to <url>',
    'the PostgreSQL database: env:NAME (a variable) or file:PATH with its connection string, or "local" for the one of npm start (default: DATABASE_URL from the environment, else from .dev.vars, else the local one)',
  );
  return writes ? command.option('--yes', 'allow writing to the database that .dev.vars names') : command;
}

/**
 * Finds the database a command works on and names it on stderr: --to, else DATABASE_URL from the environment, else from `.dev.vars`, else
 * the local PostgreSQL, which it starts. Throws UsageError if a command that writes would use `.dev.vars` without --yes.
 */
export async function openTarget({ to, yes = false }: TargetOptions, { writes }: { writes: boolean }): Promise<Target> {
  const { text, from } = chooseTarget(to, process.env, devVars());
  if (text === undefined) {
    const why = to === undefined ? 'no other is named' : 'from --to';
    console.error(`target: the local database in .data/postgres (${why})`);
    return startPostgres({ dataDir: '.data/postgres' });
  }
  const url = readConnectionString(text, from === '--to' ? from : `DATABASE_URL ${from}`);
  console.error(`target: ${databaseLabel(url)} (${from})`);
  if (writes && from === 'from .dev.vars' && !yes) {
    throw new UsageError(
      `This command writes, and only .dev.vars names the database. Add --yes to write to ${databaseLabel(url)}, or name another one with --to env:NAME (--to local is the one of npm start).`,
    );
  }
  return { url, stop: async () => {} };
}

type Source = '--to' | 'from the environment' | 'from .dev.vars' | 'local';

function chooseTarget(
  to: string | undefined,
  environment: NodeJS.ProcessEnv,
  file: NodeJS.Dict<string>,
): { text: string | undefined; from: Source } {
  if (to === 'local') return { text: undefined, from: 'local' };
  if (to !== undefined) return { text: to, from: '--to' };
  if (environment.DATABASE_URL) return { text: environment.DATABASE_URL, from: 'from the environment' };
  if (file.DATABASE_URL) return { text: file.DATABASE_URL, from: 'from .dev.vars' };
  return { text: undefined, from: 'local' };
}

/** Reads `.dev.vars`, or the file that STOPWATCH_DEV_VARS names instead. Returns an empty object if the file is missing. */
export function devVars(): NodeJS.Dict<string> {
  const file = process.env.STOPWATCH_DEV_VARS ?? '.dev.vars';
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
}
