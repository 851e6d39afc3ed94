import type { TimeStyle } from './tree.ts';

const formats: Record<Exclude<TimeStyle, 'R'>, Intl.DateTimeFormatOptions> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

interface Reader {
  /** Milliseconds since 1970. */
  now: number;
  /** The reader's own locale by default. */
  locale?: string;
  timeZone?: string;
}

/** Returns `<t:seconds:style>` as Discord shows it to a reader. */
export function formatTime(seconds: number, style: TimeStyle, reader: Reader): string {
  if (style === 'R') return relative(seconds - reader.now / 1000);
  const zone = reader.timeZone === undefined ? {} : { timeZone: reader.timeZone };
  return new Intl.DateTimeFormat(reader.locale, { ...formats[style], ...zone }).format(new Date(seconds * 1000));
}

/** Returns a time such as "Today at 21:04", as beside an author's name or in an embed's footer. */
export function formatStamp(date: Date, reader: Reader): string {
  const seconds = date.getTime() / 1000;
  const day = (ms: number) => formatTime(ms / 1000, 'd', reader);
  const time = formatTime(seconds, 't', reader);
  if (day(date.getTime()) === day(reader.now)) return `Today at ${time}`;
  if (day(date.getTime()) === day(reader.now - 86_400_000)) return `Yesterday at ${time}`;
  return `${day(date.getTime())} ${time}`;
}

/** Returns a relative time with Discord's words and thresholds (those of moment.js): 45 minutes are already "an hour". */
function relative(difference: number): string {
  const words = humanize(Math.abs(difference));
  return difference > 0 ? `in ${words}` : `${words} ago`;
}

function humanize(seconds: number): string {
  if (seconds < 44.5) return 'a few seconds';
  const minutes = Math.round(seconds / 60);
  if (minutes < 45) return counted(minutes, 'a minute', 'minutes');
  const hours = Math.round(seconds / 3600);
  if (hours < 22) return counted(hours, 'an hour', 'hours');
  const days = Math.round(seconds / 86_400);
  if (days < 26) return counted(days, 'a day', 'days');
  const months = Math.round(days / 30.437);
  if (months < 11) return counted(months, 'a month', 'months');
  return counted(Math.round(days / 365.25), 'a year', 'years');
}

function counted(count: number, one: string, many: string): string {
  return count <= 1 ? one : `${count} ${many}`;
}
