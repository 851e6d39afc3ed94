/** The time, passed in. */
export interface Clock {
  /** The instant the bot answers for; development may fix it. */
  now(): Date;
  /** Milliseconds since 1970 of the clock that always runs: for durations, expiry and the stamps of requests. */
  runningMs(): number;
  sleep(ms: number): Promise<void>;
}
