const DISCORD_EPOCH = 1_420_070_400_000n;

export interface Snowflakes {
  next(): string;
  /** Makes all later ids greater than this one. */
  continueAfter(id: string): void;
}

/** Creates a generator of ids in Discord's form. Their upper bits are the time, so that later ids are greater. */
export function createSnowflakes(now: () => Date): Snowflakes {
  let last = 0n;
  return {
    next() {
      const fromTime = (BigInt(now().getTime()) - DISCORD_EPOCH) << 22n;
      last = fromTime > last ? fromTime : last + 1n;
      return String(last);
    },
    continueAfter(id) {
      if (BigInt(id) > last) last = BigInt(id);
    },
  };
}
