/**
 * The instant a round ended, from the game server's wall clock, in milliseconds since 1970.
 *
 * `date` is `YYYY-MM-DD`, `time` is `HHMMSS` or `HH:MM:SS`, `timeZone` an IANA name. A time that summer time skips is moved forward
 * by the skipped hour. An hour that happens twice means the first one, unless only the second one comes after `notBefore` (the stamp
 * of a round 2's round 1). Throws RangeError for a zone that does not exist and for text that is no date or time.
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

/** The wall clock's reading as if it were UTC. */
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

/** How far the zone's wall clock is ahead of UTC at `instant`, in milliseconds. */
export function offsetAt(instant: number, timeZone: string): number {
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
  const parts: Record<string, number> = {};
  for (const { type, value } of clock.formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day: dayOfMonth = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, dayOfMonth, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}
