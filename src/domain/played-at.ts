/**
 * Returns the instant a round ended, in milliseconds since 1970, from the game server's wall clock.
 *
 * `date` is `YYYY-MM-DD`, `time` is `HHMMSS` or `HH:MM:SS`, `timeZone` is an IANA name. A time that summer time skips is moved forward by
 * the skipped hour. An hour that happens twice means the first one. It means the second one if only that comes after `notBefore`, the
 * timestamp of a round 2's round 1. Throws RangeError if the zone does not exist or the text is not a date and time.
 */
export function playedAt(date: string, time: string, timeZone: string, notBefore?: number): number {
  const wall = wallClock(date, time);
  if (timeZone === 'UTC') return wall;
  const dayBefore = wall - offsetAt(wall - dayMs, timeZone);
  const dayAfter = wall - offsetAt(wall + dayMs, timeZone);
  const candidates = [dayBefore, dayAfter].filter((instant) => instant + offsetAt(instant, timeZone) === wall);
  const [first = dayBefore] = candidates.sort((a, b) => a - b);
  const second = candidates[1] ?? first;
  return notBefore !== undefined && first <= notBefore ? second : first;
}

const dayMs = 86_400_000;

/** Returns the wall clock's reading as if it were UTC, in milliseconds since 1970. */
function wallClock(date: string, time: string): number {
  const digits = time.replaceAll(':', '');
  const text = `${date}T${digits.slice(0, 2)}:${digits.slice(2, 4)}:${digits.slice(4)}Z`;
  const instant = Date.parse(text);
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== date || digits.length !== 6) {
    throw new RangeError(`${date} ${time} is no date and time`);
  }
  return instant;
}

const clocks = new Map<string, Intl.DateTimeFormat>();
/** The latest answer, because one request asks again and again for the offset now. */
let latest = { instant: 0, timeZone: 'UTC', offset: 0 };

/** Returns how far the zone's wall clock is ahead of UTC at `instant`, in milliseconds. */
export function offsetAt(instant: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  if (latest.instant !== instant || latest.timeZone !== timeZone) {
    latest = { instant, timeZone, offset: offsetIn(clockOf(timeZone), instant) };
  }
  return latest.offset;
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clocks.set(timeZone, clock);
  }
  return clock;
}

function offsetIn(clock: Intl.DateTimeFormat, instant: number): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of clock.formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day: dayOfMonth = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, dayOfMonth, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}
