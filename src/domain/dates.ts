import { offsetAt } from './played-at.ts';

/** What somebody typed as a date: a day `YYYY-MM-DD`, or why it is none. */
export type ReadDay = { day: string } | { problem: 'unreadable' | 'impossible' };

const dayMs = 86_400_000;

/** The calendar day of an instant (milliseconds since 1970) in a time zone. */
export function dayAt(instant: number, timeZone: string): string {
  return isoDay(instant + offsetAt(instant, timeZone));
}

const todayWords = ['today', 'heute', "aujourd'hui"];
const yesterdayWords = ['yesterday', 'gestern', 'hier'];

/** `YYYY-MM-DD`, today or yesterday (also in German and French); `today` is the day it is where the community lives. */
export function readDay(text: string, today: string): ReadDay {
  const typed = text.trim().toLowerCase().replace('’', "'");
  if (todayWords.includes(typed)) return { day: today };
  if (yesterdayWords.includes(typed)) return { day: isoDay(Date.parse(today) - dayMs) };
  const [, year, month, day] = /^([12]\d{3})-(\d{1,2})-(\d{1,2})$/.exec(typed) ?? [];
  if (!year || !month || !day) return { problem: 'unreadable' };
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = Date.parse(`${written}T00:00:00Z`);
  return Number.isNaN(instant) || isoDay(instant) !== written ? { problem: 'impossible' } : { day: written };
}

const languages = ['en', 'de', 'fr'] as const;

/**
 * A month as `YYYY-MM`: typed so, or by its name in English, German or French, three letters or more, with or without a year. A name
 * alone means the latest such month. Undefined for anything else.
 */
export function readMonth(text: string, today: string): string | undefined {
  const typed = plain(text);
  const [, year, number] = /^([12]\d{3})-(\d{1,2})$/.exec(typed) ?? [];
  if (year && number) return Number(number) >= 1 && Number(number) <= 12 ? monthOf(year, Number(number)) : undefined;
  const [, name, ofYear] = /^(\p{L}{3,})\.?(?:\s+([12]\d{3}))?$/u.exec(typed) ?? [];
  const found = name === undefined ? undefined : monthCalled(name);
  if (found === undefined) return undefined;
  if (ofYear) return monthOf(ofYear, found);
  const thisYear = monthOf(today.slice(0, 4), found);
  return thisYear <= today.slice(0, 7) ? thisYear : monthOf(String(Number(today.slice(0, 4)) - 1), found);
}

/** The first day of a month and the first day of the next one. */
export function daysOf(month: string): { first: string; end: string } {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return { first: `${month}-01`, end: isoDay(Date.UTC(year, number, 1)) };
}

/** `February 2026` */
export function monthName(month: string): string {
  return `${namesOfMonths('en')[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
}

function monthCalled(name: string): number | undefined {
  const found = new Set<number>();
  for (const language of languages) {
    for (const [index, full] of namesOfMonths(language).entries()) {
      if (plain(full).startsWith(name)) found.add(index + 1);
    }
  }
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

function namesOfMonths(language: string): string[] {
  const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2000, month)));
}

const plain = (text: string) => text.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
const monthOf = (year: string, month: number) => `${year}-${String(month).padStart(2, '0')}`;
const isoDay = (instant: number) => new Date(instant).toISOString().slice(0, 10);
