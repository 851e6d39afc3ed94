import { UsageError } from './errors.ts';

/** Reads a whole number from `least` to `most`. Throws UsageError, which names the option. */
export function readInteger(text: string, option: string, { least, most }: { least: number; most: number }): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(`${option} takes a whole number from ${least} to ${most}, not "${text}".`);
}

/** Reads an IANA time zone. Throws UsageError, which names the option. */
export function readTimeZone(name: string, option: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) && name;
  } catch {
    throw new UsageError(`${option} takes an IANA time zone such as Europe/Berlin, not "${name}".`);
  }
}

/** Reads a day, YYYY-MM-DD. Throws UsageError, which names the option. */
export function readDay(text: string, option: string): string {
  const date = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)) return text;
  throw new UsageError(`${option} takes a day such as 2026-01-31, not "${text}".`);
}

/** Reads an http(s) address and returns it without a slash at the end. Throws UsageError, which names the option. */
export function readUrl(text: string, option: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && !url.username) return text.replace(/\/+(interactions\/*)?$/, '');
  throw new UsageError(`${option} takes an address such as https://stopwatch.you.workers.dev, not "${text}".`);
}
