/** A command line was used wrongly (exit code 2). The message says what is wrong. The program adds a line that points to --help. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Somebody pressed Ctrl-C or ended the process (exit code 130). The message says what became of the work. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  readonly signalName: NodeJS.Signals;

  constructor(message = 'Interrupted.', signalName: NodeJS.Signals = 'SIGINT') {
    super(message);
    this.signalName = signalName;
  }
}

/** Returns whether an error's message is meant for people. Any other error is a bug and is printed with its stack. */
export function isForPeople(error: unknown): error is Error {
  return (
    error instanceof Error && !/^(Type|Range|Reference|Syntax|Eval|URI|Assertion)Error$/.test(error.constructor.name)
  );
}
