const first = 1_000;
const longest = 5 * 60_000;
const longestAsked = 60 * 60_000;

/**
 * Returns the milliseconds to wait after the `failures`th failure in a row. The wait doubles from 1 s to 5 minutes. `random` (0 to 1)
 * shortens it by up to half, so that senders do not all retry at once. It is never shorter than `retryAfter`, which the server asked for.
 */
export function backoff(failures: number, random: number, retryAfter = 0): number {
  const full = Math.min(first * 2 ** (failures - 1), longest);
  const own = full / 2 + (full / 2) * random;
  return Math.round(own > retryAfter ? own : retryAfter + first * random);
}

/**
 * Returns a Retry-After header (seconds or a date) in milliseconds, at most an hour. Undefined for any other text. `now` is milliseconds
 * since 1970.
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), longestAsked);
}
