import { dayAt, isoDay } from './dates.ts';
import { playedAt } from './played-at.ts';

const dayMs = 86_400_000;

/** The hour at which nothing happens in a community of which nothing is known. */
export const usualQuietHour = 6;

/** Returns the first instant after `after` at which a day of the time zone has this full hour. */
export function nextHour(after: Date, hour: number, timeZone: string): Date {
  const today = Date.parse(dayAt(after.getTime(), timeZone));
  const time = `${String(hour).padStart(2, '0')}0000`;
  for (let days = 0; ; days += 1) {
    const instant = new Date(playedAt(isoDay(today + days * dayMs), time, timeZone));
    if (instant > after) return instant;
  }
}
