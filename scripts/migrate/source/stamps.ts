/** Strict readers of the legacy texts for dates and times. Each returns undefined for any other form. */

const dateForm = /^(\d{4})-(\d\d)-(\d\d)$/;
const timeForm = /^(\d\d):?(\d\d):?(\d\d)$/;
const stampForm = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(Z|[+-]\d\d:\d\d)?$/;
const dayMs = 86_400_000;

/** Returns the days since 1970-01-01 of `YYYY-MM-DD`. */
export function readDate(text: string): number | undefined {
  const match = dateForm.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const real = year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.getTime() / dayMs : undefined;
}

/** Returns the seconds since midnight of `HHMMSS` or `HH:MM:SS`. */
export function readTime(text: string): number | undefined {
  const match = timeForm.exec(text);
  if (!match || (text.length !== 6 && text.length !== 8)) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = match.slice(1).map(Number);
  return hours < 24 && minutes < 60 && seconds < 60 ? hours * 3600 + minutes * 60 + seconds : undefined;
}

/**
 * Returns the microseconds since 1970 of `YYYY-MM-DD HH:MM:SS`, with `T` or a space and up to six decimals. A text without a zone is UTC,
 * as SQLite and the legacy bot write it.
 */
export function readStamp(text: string): bigint | undefined {
  const match = stampForm.exec(text);
  if (!match) return undefined;
  const days = readDate(match[1] ?? '');
  const seconds = readTime(match[2] ?? '');
  const ahead = readOffset(match[4]);
  if (days === undefined || seconds === undefined || ahead === undefined) return undefined;
  const micros = Number((match[3] ?? '').padEnd(6, '0'));
  return BigInt(days * 86_400 + seconds - ahead) * 1_000_000n + BigInt(micros);
}

/** Returns the seconds that a zone such as `+02:00` is ahead of UTC. */
function readOffset(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === 'Z') return 0;
  const seconds = readTime(`${zone.slice(1)}:00`);
  return seconds === undefined || zone[0] === '+' ? seconds : -seconds;
}
