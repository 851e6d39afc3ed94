import { UsageError } from '../../scripts/cli/errors.ts';

/** Moments are milliseconds since 1970 in the game server's clock, which the demo keeps at UTC. */

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const DAY = 24 * 60 * MINUTE;

/** Midnight at the start of `YYYY-MM-DD`. Throws when there is no such day. */
export function startOfDay(date: string): number {
  const at = Date.parse(`${date}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(at) || dateText(at) !== date) {
    throw new UsageError(`'${date}' is not a day: write it as YYYY-MM-DD, for example 2026-03-14`);
  }
  return at;
}

/** `2026-03-14` */
export function dateText(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** `214503` */
export function clockDigits(at: number): string {
  return clockText(at).replaceAll(':', '');
}

/** `21:45:03` */
export function clockText(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}

/** SQLite's own form: `2026-03-14 21:45:03` */
export function plainStamp(at: number): string {
  return `${dateText(at)} ${clockText(at)}`;
}

/** Python's isoformat: `2026-03-14T21:45:03.124057`; `microseconds` is 0..999999. */
export function isoStamp(at: number, microseconds: number): string {
  return `${dateText(at)}T${clockText(at)}.${String(microseconds).padStart(6, '0')}`;
}

/** `M:SS`, as round headers write limits and times. */
export function minutesText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
