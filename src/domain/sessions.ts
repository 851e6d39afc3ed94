export const longestBreakMs = 60 * 60 * 1000;
const morningMs = 6 * 60 * 60 * 1000;
const longestWithoutBreakMs = 12 * 60 * 60 * 1000;

/** A round with the time when it ended. */
export interface StampedRound {
  /** End of the round in milliseconds since 1970. */
  playedAt: number;
  /** The game server's wall clock: `HHMMSS` or `HH:MM:SS`. */
  time: string;
}

/**
 * Returns the start of the gaming session each round belongs to. The rounds are those of one server, in ascending order. A session ends
 * when more than 60 minutes pass between two rounds. On servers that never sleep it also ends at 06:00 of the game server's clock, once it
 * has lasted twelve hours. settle_rounds in the database applies the same rule.
 */
export function sessionStarts(rounds: readonly StampedRound[]): number[] {
  let start = Number.NaN;
  let previous = Number.NaN;
  return rounds.map((round) => {
    const { playedAt } = round;
    if (!(playedAt - previous <= longestBreakMs) || isCut(round, previous, start)) start = playedAt;
    previous = playedAt;
    return start;
  });
}

/**
 * Returns whether 06:00 lies between the previous round and this one, twelve hours or more after the session's start. The two rounds are at
 * most an hour apart, so the wall clock of this round decides. No zone changes its clocks at 06:00.
 */
function isCut({ playedAt, time }: StampedRound, previous: number, start: number): boolean {
  if (playedAt - start < longestWithoutBreakMs) return false;
  const since = sinceMidnight(time) - morningMs;
  const sixOClock = playedAt - since;
  return since > 0 && previous <= sixOClock && sixOClock - start >= longestWithoutBreakMs;
}

function sinceMidnight(time: string): number {
  const digits = time.replaceAll(':', '');
  const [hours, minutes, seconds] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6)].map(Number);
  return ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000;
}
