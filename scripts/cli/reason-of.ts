/** Returns an error's message with its cause: fetch says only "fetch failed" and puts the reason into its cause. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  // Several addresses of one name failed. The list has no message of its own.
  const first = cause instanceof AggregateError ? cause.errors[0] : cause;
  return reasonOf(first) || error.message;
}
