const DISCORD_EPOCH = 1_420_070_400_000n;

/** Returns a generator of ids in Discord's form. Their upper bits are the time, so that later ids are greater. */
export function createSnowflakes(now: () => Date): () => string {
  let last = 0n;
  return () => {
    const fromTime = (BigInt(now().getTime()) - DISCORD_EPOCH) << 22n;
    last = fromTime > last ? fromTime : last + 1n;
    return String(last);
  };
}
