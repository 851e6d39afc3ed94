import type { Locale } from '../texts/locale.ts';

/** Formats seconds as m:ss, or as h:mm:ss from an hour on. */
export function formatClock(seconds: number): string {
  const total = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** Seconds for long times: `2 h 05 min`, `48 min`; never broken at the end of a line. */
export function formatDuration(seconds: number, { texts }: Locale): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return texts.common.durationShort(minutes);
  return texts.common.durationLong(Math.floor(minutes / 60), String(minutes % 60).padStart(2, '0'));
}
