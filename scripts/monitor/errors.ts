/** Trying again would not help: a person has to change something. The message names it and the way out. */
export class NeedsPerson extends Error {
  override readonly name = 'NeedsPerson';
}

/** The folder, the network or the Worker is away for now: worth another try, after `retryAfter` milliseconds where it said so. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
  readonly retryAfter: number | undefined;

  constructor(message: string, { retryAfter, cause }: { retryAfter?: number | undefined; cause?: unknown } = {}) {
    super(message, { cause });
    this.retryAfter = retryAfter;
  }
}

/** This one file cannot be read for now; it says nothing about the others. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** What an error says, with the reason under it: fetch says "fetch failed" and keeps the rest in its cause. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  // Several addresses of one name failed: the list has no message of its own.
  const first = cause instanceof AggregateError ? cause.errors[0] : cause;
  return reasonOf(first) || error.message;
}
