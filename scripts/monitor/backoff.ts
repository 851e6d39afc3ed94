const first = 1_000;
const longest = 5 * 60_000;
const longestAsked = 60 * 60_000;

/**
 * Milliseconds to wait after the `failures`th failure in a row: doubling from 1 s to 5 minutes, of which the second half is left to
 * `random` (0 to 1), so that senders do not come back all at once. What the server asked for is the least.
 */
export function backoff(failures: number, random: number, retryAfter = 0): number {
  const full = Math.min(first * 2 ** (failures - 1), longest);
  const own = full / 2 + (full / 2) * random;
  return Math.round(own > retryAfter ? own : retryAfter + first * random);
}

/** A Retry-After header (seconds or a date) in milliseconds, at most an hour; undefined for what is neither. `now` since 1970. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), longestAsked);
}
