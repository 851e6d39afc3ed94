const longestBreakMs = 60 * 60 * 1000;

/**
 * The start of the gaming session each round belongs to. `stamps` are the rounds' played_at in milliseconds, ascending, of one server;
 * a session ends where more than 60 minutes pass between one stamp and the next. Answers one session start per stamp.
 */
export function sessionStarts(stamps: readonly number[]): number[] {
  let start = Number.NaN;
  let previous = Number.NaN;
  return stamps.map((stamp) => {
    if (!(stamp - previous <= longestBreakMs)) start = stamp;
    previous = stamp;
    return start;
  });
}
