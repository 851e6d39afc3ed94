import { offsetAt } from './played-at.ts';

/** What somebody typed as a date: a day `YYYY-MM-DD`, or why it is none. */
export type ReadDay = { day: string } | { problem: 'unreadable' | 'impossible' };

const dayLength = 86_400_000;

/** The calendar day of an instant (milliseconds since 1970) in a time zone. */
export function dayAt(instant: number, timeZone: string): string {
  return isoDay(instant + offsetAt(instant, timeZone));
}

const todayWords = ['today', 'heute', "aujourd'hui"];
const yesterdayWords = ['yesterday', 'gestern', 'hier'];

/**
 * Reads a day: `2026-11-27`, `27.11.2026`, `27/11`, today, yesterday or a weekday in English, German or French; `today` is the day it is
 * where the community lives. Without a year it is the latest such day, a weekday the latest one.
 */
export function readDay(text: string, today: string): ReadDay {
  const typed = text.trim().toLowerCase().replace('’', "'");
  if (todayWords.includes(typed)) return { day: today };
  if (yesterdayWords.includes(typed)) return { day: isoDay(Date.parse(today) - dayLength) };
  const weekday = numberCalled(plain(typed), weekdayNames);
  if (weekday !== undefined) return { day: latestWeekday(weekday, today) };
  const [, year, month, day] = /^([12]\d{3})-(\d{1,2})-(\d{1,2})$/.exec(typed) ?? [];
  if (year && month && day) return written(year, month, day);
  const [, first, second, ofYear] = /^(\d{1,2})[./](\d{1,2})(?:[./]([12]\d{3}|\d{2})?)?$/.exec(typed) ?? [];
  if (!first || !second) return { problem: 'unreadable' };
  // The day comes first, unless only the other order is on a calendar.
  const [dayFirst, monthFirst] = Number(second) > 12 && Number(first) <= 12 ? [second, first] : [first, second];
  if (ofYear) return written(ofYear.length === 2 ? `20${ofYear}` : ofYear, monthFirst, dayFirst);
  return latest(monthFirst, dayFirst, today);
}

function written(year: string, month: string, day: string): ReadDay {
  const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = Date.parse(`${found}T00:00:00Z`);
  return Number.isNaN(instant) || isoDay(instant) !== found ? { problem: 'impossible' } : { day: found };
}

/** The latest such day of any year. February 29 is in one of the last eight. */
function latest(month: string, day: string, today: string): ReadDay {
  for (let years = 0; years <= 8; years += 1) {
    const read = written(String(Number(today.slice(0, 4)) - years), month, day);
    if ('day' in read && read.day <= today) return read;
  }
  return { problem: 'impossible' };
}

function latestWeekday(number: number, today: string): string {
  const instant = Date.parse(today);
  const since = (new Date(instant).getUTCDay() - (number % 7) + 7) % 7;
  return isoDay(instant - since * dayLength);
}

const languages = ['en', 'de', 'fr'] as const;

/** What somebody typed as a month: a month `YYYY-MM`, or the number of one by its name alone. */
export type ReadMonth = { month: string } | { named: number };

/**
 * Reads a month: `2026-02`, or its name in English, German or French, three letters or more, with or without a year. Returns undefined for
 * anything else.
 */
export function readMonth(text: string): ReadMonth | undefined {
  const typed = plain(text);
  const [, year, number] = /^([12]\d{3})-(\d{1,2})$/.exec(typed) ?? [];
  if (year && number) {
    return Number(number) >= 1 && Number(number) <= 12 ? { month: monthOf(year, Number(number)) } : undefined;
  }
  const [, name, ofYear] = /^(\p{L}{3,})\.?(?:\s+([12]\d{3}))?$/u.exec(typed) ?? [];
  const found = name === undefined ? undefined : numberCalled(name, monthNames);
  if (found === undefined) return undefined;
  return ofYear ? { month: monthOf(ofYear, found) } : { named: found };
}

/** The names of the months in all languages, lower-case, with and without accents: `february februar fevrier février`. */
export function monthNames(): string[] {
  return namesOf('month', (month) => Date.UTC(2000, month), 12);
}

/** The names of the weekdays from Monday in all languages, as {@link monthNames} has those of months. */
export function weekdayNames(): string[] {
  return namesOf('weekday', (day) => Date.UTC(2001, 0, day + 1), 7);
}

function namesOf(part: 'month' | 'weekday', instant: (index: number) => number, count: number): string[] {
  const formats = languages.map((language) => new Intl.DateTimeFormat(language, { [part]: 'long', timeZone: 'UTC' }));
  return Array.from({ length: count }, (_, index) => {
    const names = formats.map((format) => format.format(instant(index)).toLowerCase());
    return [...new Set([...names.map(plain), ...names])].join(' ');
  });
}

/** Which of the names, from 1, begins with a text of three letters or more. Undefined where several or none do. */
function numberCalled(name: string, names: () => string[]): number | undefined {
  if (!/^\p{L}{3,}$/u.test(name)) return undefined;
  const found = names().flatMap((all, index) =>
    all.split(' ').some((one) => one.startsWith(name)) ? [index + 1] : [],
  );
  return found.length === 1 ? found[0] : undefined;
}

const plain = (text: string) => text.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
const monthOf = (year: string, month: number) => `${year}-${String(month).padStart(2, '0')}`;
const isoDay = (instant: number) => new Date(instant).toISOString().slice(0, 10);
