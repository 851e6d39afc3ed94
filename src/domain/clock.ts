/** The source of the current time. Callers pass it in, so that tests and development can fix it. */
export interface Clock {
  /** Returns the instant for which the bot replies. Development may fix it. */
  now(): Date;
  /** Returns milliseconds since 1970 of a clock that always runs. Durations, expiry and request timestamps use it. */
  runningMs(): number;
  sleep(ms: number): Promise<void>;
}
