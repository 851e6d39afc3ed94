const minuteMs = 60_000;

/** Returns how long (ms) a job waits after so many failures in a row: a quarter of an hour, then twice as long each time, up to six hours. */
export const pauseAfter = (failures: number) => Math.min(15 * minuteMs * 2 ** (failures - 1), 6 * 60 * minuteMs);
