const DISCORD_EPOCH = 1_420_070_400_000n;

/** Ids as Discord makes them: time in the upper bits, so that later ones are greater. */
export function createSnowflakes(now: () => Date): () => string {
  let last = 0n;
  return () => {
    const fromTime = (BigInt(now().getTime()) - DISCORD_EPOCH) << 22n;
    last = fromTime > last ? fromTime : last + 1n;
    return String(last);
  };
}
