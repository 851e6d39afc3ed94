import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Command } from 'commander';
import { findRunningPostgres } from '../database/postgres/join.ts';
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
  data?: string;
  yes?: boolean;
}

/**
 * Adds --to, --data and, for commands that write, --yes. A command whose data goes from the database somewhere else has `--from` instead of --to.
 */
export function addTargetOptions(
  command: Command,
  { writes, option = '--to' }: { writes: boolean; option?: '--to' | '--from' },
): Command {
  command.option(
    `${option} <url>`,
    'the PostgreSQL database: env:NAME (a variable) or file:PATH with its connection string, or "local" for the one of npm start (default: DATABASE_URL from the environment, else from .dev.vars, else the local one)',
  );
  command.option(
    '--data <folder>',
    'use the local database of npm start in this folder (the local one is else in .data)',
  );
  return writes ? command.option('--yes', 'allow writing to the database that .dev.vars names') : command;
}

/**
 * Finds the database a command works on and names it on stderr: --to or --data, else DATABASE_URL from the environment, else from
 * `.dev.vars`, else the local PostgreSQL, which it starts unless npm start runs it. Throws UsageError if a command that writes would use
 * `.dev.vars` without --yes.
 */
export async function openTarget(
  { to, data, yes = false }: TargetOptions,
  { writes, option = '--to' }: { writes: boolean; option?: '--to' | '--from' },
): Promise<Target> {
  if (data !== undefined && to !== undefined && to !== 'local') {
    throw new UsageError(`--data names a local database and ${option} another one: leave one of them out.`);
  }
  if (data !== undefined) return openLocal(join(data, 'postgres'), 'from --data');
  const { text, from } = chooseTarget(to, process.env, devVars());
  if (text === undefined) return openLocal('.data/postgres', to === undefined ? 'no other is named' : `from ${option}`);
  const url = readConnectionString(text, from === 'option' ? option : `DATABASE_URL ${from}`);
  console.error(`target: ${databaseLabel(url)} (${from === 'option' ? option : from})`);
  if (writes && from === 'from .dev.vars' && !yes) {
    throw new UsageError(
      `This command writes, and only .dev.vars names the database. Add --yes to write to ${databaseLabel(url)}, or name another one with --to env:NAME (--to local is the one of npm start).`,
    );
  }
  return { url, stop: async () => {} };
}

async function openLocal(dataDir: string, why: string): Promise<Target> {
  const running = await findRunningPostgres(dataDir);
  console.error(`target: the local database in ${dataDir} (${running ? `which is running, ${why}` : why})`);
  return running === undefined ? startPostgres({ dataDir }) : { url: running, stop: async () => {} };
}

type Source = 'option' | 'from the environment' | 'from .dev.vars' | 'local';

function chooseTarget(
  to: string | undefined,
  environment: NodeJS.ProcessEnv,
  file: NodeJS.Dict<string>,
): { text: string | undefined; from: Source } {
  if (to === 'local') return { text: undefined, from: 'local' };
  if (to !== undefined) return { text: to, from: 'option' };
  if (environment.DATABASE_URL) return { text: environment.DATABASE_URL, from: 'from the environment' };
  if (file.DATABASE_URL) return { text: file.DATABASE_URL, from: 'from .dev.vars' };
  return { text: undefined, from: 'local' };
}

/** Reads `.dev.vars`, or the file that STOPWATCH_DEV_VARS names instead. Returns an empty object if the file is missing. */
export function devVars(): NodeJS.Dict<string> {
  const file = process.env.STOPWATCH_DEV_VARS ?? '.dev.vars';
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
}
