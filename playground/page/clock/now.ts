let aheadMs = 0;

/** Returns the bot's time in milliseconds since 1970, which may be ahead of the reader's. */
export function botNow(): number {
  return Date.now() + aheadMs;
}

export function setAhead(ms: number): void {
  aheadMs = ms;
}
