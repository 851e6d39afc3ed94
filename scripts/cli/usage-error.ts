/** Misuse of a command line: the message says what is wrong and goes above the usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
