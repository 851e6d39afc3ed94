interface Bucket {
  /** The number of requests that were still allowed at `at`. */
  left: number;
  /** The instant at which `left` was computed, in milliseconds. */
  at: number;
}

const buckets = new Map<string, Bucket>();

/**
 * Counts a request of `server`. Returns 0, or the seconds to wait if the server has reached its limit per minute. The limit holds per
 * isolate. It protects the database from a faulty sender. An attacker has no token.
 */
export function takeTurn(server: string, perMinute: number, now: number): number {
  const before = buckets.get(server) ?? { left: perMinute, at: now };
  const left = Math.min(perMinute, before.left + ((now - before.at) / 60_000) * perMinute);
  const isAllowed = left >= 1;
  buckets.set(server, { left: isAllowed ? left - 1 : left, at: now });
  return isAllowed ? 0 : Math.ceil(((1 - left) / perMinute) * 60);
}
