import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { Interrupted, isForPeople, UsageError } from './errors.ts';
import { endAtOnce, interruptible } from './interruption.ts';

const packageFile = join(import.meta.dirname, '../../package.json');

/** What a program's action receives besides its options. */
export interface Run {
  /** Aborted by the first Ctrl-C. The second one ends the process. */
  signal: AbortSignal;
}

/**
 * Creates a command with the rules all scripts share: strict, with --help, -h and --version. `name` is what people type, such as `npm run
 * migrate --`.
 */
export function program(name: string, description: string): Command {
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  return new Command(name)
    .description(description)
    .helpOption('-h, --help', 'show this')
    .version(version, '--version', 'show the version of this project')
    .allowExcessArguments(false)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ writeErr: () => {} }); // runProgram prints errors
}

/**
 * Parses the command line, runs `action` and sets the exit code: 0 done (or what the action returns), 1 refused or failed, 2 usage, 130
 * interrupted. Errors for people are printed to stderr without a stack. A closed pipe is not an error, so the work continues. An action
 * that takes no signal ends immediately when interrupted, together with the databases it started.
 */
export async function runProgram(
  command: Command,
  action: (run: Run) => Promise<unknown>,
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  const signal = interruptible();
  if (action.length === 0) endAtOnce(signal);
  try {
    refuseSwallowed(command, args);
    command.parse(args, { from: 'user' });
    refuseMissingValues(command);
    const code = await action({ signal });
    process.exitCode = typeof code === 'number' ? code : 0;
  } catch (error) {
    process.exitCode = report(command, signal.aborted ? asInterrupted(error) : error);
  }
}

function report(command: Command, error: unknown): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0; // commander has printed the help or the version
  if (error instanceof CommanderError || error instanceof UsageError) {
    // The text after an unknown option's "=" may be a password.
    const message = error.message
      .replace(/^error: (.)/, (_, letter) => letter.toUpperCase())
      .replace(/(--[\w-]+)=.*'/, "$1'");
    console.error(`${message}\n${command.name()} --help lists all options.`);
    return 2;
  }
  if (error instanceof Interrupted) {
    console.error(error.message);
    return 130;
  }
  console.error(isForPeople(error) ? error.message : error);
  return 1;
}

function asInterrupted(error: unknown): Interrupted {
  return error instanceof Interrupted ? error : new Interrupted();
}

/** Options that npm itself knows and sets for its own purposes. */
const npmOwn = new Set(['all', 'force', 'json', 'key', 'yes']);

/** Throws UsageError if npm consumed an option because the `--` before it was forgotten. */
function refuseSwallowed(command: Command, args: readonly string[]): void {
  const swallowed = command.options.find(({ long }) => {
    const name = long?.slice(2) ?? '';
    const given = process.env[`npm_config_${name.replaceAll('-', '_')}`];
    return given !== undefined && !npmOwn.has(name) && !args.some((arg) => arg.startsWith(`--${name}`));
  });
  if (!swallowed) return;
  const script = command.name().replace(/ --$/, '');
  throw new UsageError(
    `npm used ${swallowed.long} itself. Put -- before the options: ${script} -- ${swallowed.long} …`,
  );
}

/** Throws UsageError if the next option was read as an option's value. */
function refuseMissingValues(command: Command): void {
  for (const [name, value] of Object.entries(command.opts<Record<string, unknown>>())) {
    const option = command.options.find((one) => one.attributeName() === name)?.long;
    if (typeof value !== 'string' || !command.options.some(({ long }) => long === value.split('=')[0])) continue;
    throw new UsageError(`${option} needs a value, but ${value} follows.`);
  }
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
