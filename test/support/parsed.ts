import type { Command } from 'commander';

/** Parses a command line and returns the options as a program gets them. */
export function parsed<Options extends object>(command: Command, args: readonly string[]): Options {
  return command.parse(args, { from: 'user' }).opts<Options>();
}
