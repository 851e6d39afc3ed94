/** A person must change something, because a retry would not help. The message names it and the way out. */
export class NeedsPerson extends Error {
  override readonly name = 'NeedsPerson';
}

/** The folder, the network or the Worker is unavailable. The monitor retries, after `retryAfter` milliseconds if the server gave a time. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
  readonly retryAfter: number | undefined;

  constructor(message: string, { retryAfter, cause }: { retryAfter?: number | undefined; cause?: unknown } = {}) {
    super(message, { cause });
    this.retryAfter = retryAfter;
  }
}

/** This file cannot be read at the moment. Other files are not affected. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}
