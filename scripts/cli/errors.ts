/** Misuse of a command line: the message says what is wrong; the program adds where help is and ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Somebody pressed Ctrl-C or ended the process: exit code 130. The message says what became of the work. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  readonly signalName: NodeJS.Signals;

  constructor(message = 'Interrupted.', signalName: NodeJS.Signals = 'SIGINT') {
    super(message);
    this.signalName = signalName;
  }
}

/** Returns whether an error is a sentence for people rather than a bug, whose stack helps. */
export function isForPeople(error: unknown): error is Error {
  return (
    error instanceof Error && !/^(Type|Range|Reference|Syntax|Eval|URI|Assertion)Error$/.test(error.constructor.name)
  );
}
