const minutes = 5;

/** The instant after which a button no longer does what it says, for its custom id. */
export function expiry(now: Date): string {
  return Math.floor(now.getTime() / 1000 + minutes * 60).toString(36);
}

/** Whether that instant has passed; also when it is none. */
export function isExpired(instant: string | undefined, now: Date): boolean {
  const seconds = /^[0-9a-z]{1,8}$/.test(instant ?? '') ? Number.parseInt(instant ?? '', 36) : 0;
  return now.getTime() > seconds * 1000;
}
