const minutes = 5;

/** Returns the instant at which a button expires, five minutes after `now`, encoded for its custom id. */
export function expiry(now: Date): string {
  return Math.floor(now.getTime() / 1000 + minutes * 60).toString(36);
}

/** Returns whether a button has expired. An invalid instant counts as expired. */
export function isExpired(instant: string | undefined, now: Date): boolean {
  const seconds = /^[0-9a-z]{1,8}$/.test(instant ?? '') ? Number.parseInt(instant ?? '', 36) : 0;
  return now.getTime() > seconds * 1000;
}
