/** How long (ms) after a match a new message about it may be sent. Older matches come from archives, or waited for too long. */
const postableForMs = 24 * 60 * 60 * 1000;

/** Returns the instant after which a match must have been played to get a new message. */
export function postableAfter(now: Date): Date {
  return new Date(now.getTime() - postableForMs);
}
