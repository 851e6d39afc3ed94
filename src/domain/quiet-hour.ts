import { dayAt, isoDay } from './dates.ts';
import { playedAt } from './played-at.ts';

const dayMs = 86_400_000;
const hoursADay = 24;

/** The hour at which nothing happens in a community of which nothing is known. */
export const usualQuietHour = 6;

/**
 * Returns the hour of the day that is farthest from everything that happens, from how much happened in each hour. What happens an hour away
 * counts half. Of equally quiet hours, the one next to {@link usualQuietHour}.
 */
export function quietHour(activity: readonly number[]): number {
  const noise = (hour: number) =>
    activity.reduce((sum, count, other) => sum + count / 2 ** hoursBetween(hour, other), 0);
  const hours = Array.from({ length: hoursADay }, (_, hour) => ({ hour, noise: noise(hour) }));
  hours.sort((a, b) => a.noise - b.noise || fromUsual(a.hour) - fromUsual(b.hour));
  return hours[0]?.hour ?? usualQuietHour;
}

const fromUsual = (hour: number) => hoursBetween(hour, usualQuietHour);

function hoursBetween(one: number, other: number): number {
  const apart = Math.abs(one - other) % hoursADay;
  return Math.min(apart, hoursADay - apart);
}

/** Returns the first instant after `after` at which a day of the time zone has this full hour. */
export function nextHour(after: Date, hour: number, timeZone: string): Date {
  const today = Date.parse(dayAt(after.getTime(), timeZone));
  const time = `${String(hour).padStart(2, '0')}0000`;
  for (let days = 0; ; days += 1) {
    const instant = new Date(playedAt(isoDay(today + days * dayMs), time, timeZone));
    if (instant > after) return instant;
  }
}
