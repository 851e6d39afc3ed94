/** The largest id that PostgreSQL stores as a bigint. Discord reaches it in the year 2084. */
const largest = 9_223_372_036_854_775_807n;

/** Returns whether a text can be one of Discord's ids. Twenty digits look like one, but no database column could hold it. */
export function isSnowflake(text: string): boolean {
  return /^\d{1,19}$/.test(text) && BigInt(text) <= largest;
}

const discordEpochMs = 1_420_070_400_000;

/** Returns the smallest id that Discord can give at an instant. */
export function snowflakeAt(instant: Date): bigint {
  return BigInt(Math.max(0, instant.getTime() - discordEpochMs)) << 22n;
}
