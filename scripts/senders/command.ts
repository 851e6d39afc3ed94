import { playedAt } from '../../src/domain/played-at.ts';
import { UsageError } from '../cli/errors.ts';
import { program } from '../cli/program.ts';
import { addTargetOptions } from '../cli/target.ts';
import { readDay, readTimeZone } from '../cli/values.ts';

export const command = addTargetOptions(
  program(
    'npm run senders --',
    'Lists who sent files, or sets aside what a sender sent, for a token that leaked: its rounds, names and rankings are gone',
  )
    .option('--list', 'list the senders and what came from them')
    .option('--set-aside <sender>', 'set aside the files of this sender that arrived since --since')
    .option('--since <day>', 'the first day on which the files arrived, such as 2026-11-20')
    .option('--until <day>', 'the last day, itself included (default: until now)')
    .option('--undo', 'bring back what --set-aside set aside')
    .option('--timezone <zone>', "the game server's time zone, in which days begin (default: the one that is stored)")
    .option('--json', 'print the result as JSON'),
  { writes: true },
);

/** The parsed options. */
export interface GivenOptions {
  to?: string;
  yes?: boolean;
  list?: true;
  setAside?: string;
  since?: string;
  until?: string;
  undo?: true;
  timezone?: string;
  json?: true;
}

export interface Job {
  /** The sender whose files are set aside. Undefined lists all. */
  sender: string | undefined;
  isUndo: boolean;
  /** Days, YYYY-MM-DD. */
  since: string | undefined;
  until: string | undefined;
  /** Undefined uses the time zone that is stored. */
  timeZone: string | undefined;
}

/** Reads the parsed options. Throws UsageError. */
export function readJob({ list, setAside: sender, since, until, undo, timezone }: GivenOptions): Job {
  if (list === undefined && sender === undefined) throw new UsageError('Say --list or --set-aside SENDER.');
  if (list && sender !== undefined) throw new UsageError('--list and --set-aside do not go together.');
  if (list && undo) throw new UsageError('--undo goes with --set-aside.');
  if (sender !== undefined && since === undefined) {
    throw new UsageError('--set-aside needs --since DAY: the day on which the first of the files arrived.');
  }
  const job = {
    sender,
    isUndo: undo ?? false,
    since: since === undefined ? undefined : readDay(since, '--since'),
    until: until === undefined ? undefined : readDay(until, '--until'),
    timeZone: timezone === undefined ? undefined : readTimeZone(timezone, '--timezone'),
  };
  if (job.since && job.until && job.until < job.since) throw new UsageError('--until is before --since.');
  return job;
}

/** Returns the instants between which files arrived on these days. */
export function windowOf({ since, until }: Job, timeZone: string): { since?: Date; before?: Date } {
  return {
    ...(since !== undefined && { since: new Date(playedAt(since, '000000', timeZone)) }),
    ...(until !== undefined && { before: new Date(playedAt(dayAfter(until), '000000', timeZone)) }),
  };
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
