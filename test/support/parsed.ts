import type { Command } from 'commander';

/** The options of a command line, as a program gets them. */
export function parsed<Options extends object>(command: Command, args: readonly string[]): Options {
  return command.parse(args, { from: 'user' }).opts<Options>();
}
