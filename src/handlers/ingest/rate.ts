interface Bucket {
  /** Requests that may still come at once. */
  left: number;
  /** When that was so, in milliseconds. */
  at: number;
}

const buckets = new Map<string, Bucket>();

/**
 * Counts a request of `server`; answers 0, or the seconds to wait when it has used up its minute. Kept per isolate: it protects the
 * database from a sender gone wild, not from an attacker, who has no token.
 */
export function takeTurn(server: string, perMinute: number, now: number): number {
  const before = buckets.get(server) ?? { left: perMinute, at: now };
  const left = Math.min(perMinute, before.left + ((now - before.at) / 60_000) * perMinute);
  const isAllowed = left >= 1;
  buckets.set(server, { left: isAllowed ? left - 1 : left, at: now });
  return isAllowed ? 0 : Math.ceil(((1 - left) / perMinute) * 60);
}
