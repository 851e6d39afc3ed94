import { UsageError } from '../../scripts/cli/errors.ts';

/** Moments are milliseconds since 1970 in the game server's clock, which is UTC in the demo. */

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const DAY = 24 * 60 * MINUTE;

/** Returns midnight at the start of `YYYY-MM-DD`. Throws if there is no such day. */
export function startOfDay(date: string): number {
  const at = Date.parse(`${date}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(at) || dateText(at) !== date) {
    throw new UsageError(`'${date}' is not a day: write it as YYYY-MM-DD, for example 2026-03-14`);
  }
  return at;
}

/** Returns a date such as `2026-03-14`. */
export function dateText(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Returns a time of day such as `214503`. */
export function clockDigits(at: number): string {
  return clockText(at).replaceAll(':', '');
}

/** Returns a time of day such as `21:45:03`. */
export function clockText(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}

/** Returns a timestamp in SQLite's form: `2026-03-14 21:45:03`. */
export function plainStamp(at: number): string {
  return `${dateText(at)} ${clockText(at)}`;
}

/** Returns a timestamp in Python's isoformat: `2026-03-14T21:45:03.124057`. `microseconds` is 0..999999. */
export function isoStamp(at: number, microseconds: number): string {
  return `${dateText(at)}T${clockText(at)}.${String(microseconds).padStart(6, '0')}`;
}

/** Returns `M:SS`, the form of limits and times in round headers. */
export function minutesText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
