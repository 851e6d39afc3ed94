import { calendarNames } from './calendar-names.ts';
import { offsetAt } from './played-at.ts';

const languages = ['en', 'de', 'fr'] as const;

/** What a player's text means as a date: a day `YYYY-MM-DD`, or why the text is not a date. */
export type ReadDay = { day: string } | { problem: 'unreadable' | 'impossible' };

const dayMs = 86_400_000;

/** Returns the calendar day of an instant (milliseconds since 1970) in a time zone. */
export function dayAt(instant: number, timeZone: string): string {
  return isoDay(instant + offsetAt(instant, timeZone));
}

const todayWords = ['today', 'heute', "aujourd'hui"];
const yesterdayWords = ['yesterday', 'gestern', 'hier'];

/**
 * Reads a day that a player typed: `2026-11-27`, `27.11.2026`, `27/11/2026`, `27.11.`, `27/11`, a weekday's name, today or yesterday. Words
 * may be English, German or French. A day without a year and a weekday mean the latest such day, including today. `today` is the day in the
 * community's time zone.
 */
export function readDay(text: string, today: string): ReadDay {
  const typed = plain(text).replace('’', "'");
  if (todayWords.includes(typed)) return { day: today };
  if (yesterdayWords.includes(typed)) return { day: isoDay(Date.parse(today) - dayMs) };
  const [, year, month, day] = /^([12]\d{3})-(\d{1,2})-(\d{1,2})$/.exec(typed) ?? [];
  if (year && month && day) return dayOf(year, month, day);
  const weekday = weekdayCalled(typed);
  if (weekday !== undefined) return { day: latestWeekday(weekday, today) };
  const [, first, second, ofYear] =
    /^(\d{1,2})(?:[./]|\. )\s?(\d{1,2})(?:[./]\s?([12]\d{3}|\d{2})?)?$/.exec(typed) ?? [];
  if (!first || !second) return { problem: 'unreadable' };
  if (!ofYear) return latestDay(second, first, today);
  return dayOf(ofYear.length === 2 ? `20${ofYear}` : ofYear, second, first);
}

function dayOf(year: string, month: string, day: string): ReadDay {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = Date.parse(`${written}T00:00:00Z`);
  return Number.isNaN(instant) || isoDay(instant) !== written ? { problem: 'impossible' } : { day: written };
}

/** Returns the latest date with this month and day up to `today`. The 29th of February may lie some years back. */
function latestDay(month: string, day: string, today: string): ReadDay {
  for (let back = 0; back <= 8; back++) {
    const found = dayOf(String(Number(today.slice(0, 4)) - back), month, day);
    if ('day' in found && found.day <= today) return found;
  }
  return { problem: 'impossible' };
}

function latestWeekday(weekday: number, today: string): string {
  const instant = Date.parse(today);
  const daysBack = (new Date(instant).getUTCDay() - weekday + 7) % 7;
  return isoDay(instant - daysBack * dayMs);
}

/** Returns the weekday of a name, 0 for Sunday. The first three letters are enough if only one day begins with them. */
function weekdayCalled(name: string): number | undefined {
  const letters = name.replace(/\.$/, '');
  if (!/^\p{L}{2,}$/u.test(letters)) return undefined;
  const found = languages.flatMap((language) =>
    namesOfWeekdays(language).flatMap(({ long, short }, weekday) =>
      letters === short || (letters.length >= 3 && long.startsWith(letters)) ? [weekday] : [],
    ),
  );
  return new Set(found).size === 1 ? found[0] : undefined;
}

function namesOfWeekdays(language: 'en' | 'de' | 'fr'): { long: string; short: string }[] {
  const { long, short } = calendarNames[language].weekday;
  return long.map((name, weekday) => ({ long: plain(name), short: plain(short[weekday] ?? '') }));
}

/** What somebody typed as a month: a month `YYYY-MM`, or the number of one by its name alone. */
export type ReadMonth = { month: string } | { named: number };

/**
 * Reads a month: `2026-02`, or its name in English, German or French, three letters or more, with or without a year. Undefined for
 * any other text.
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
  return namesOf(languages.map((language) => calendarNames[language].month.long));
}

/** The names of the weekdays from Monday in all languages, as {@link monthNames} has those of months. */
export function weekdayNames(): string[] {
  return namesOf(
    languages.map((language) => {
      const [sunday = '', ...others] = calendarNames[language].weekday.long;
      return [...others, sunday];
    }),
  );
}

function namesOf(lists: readonly (readonly string[])[]): string[] {
  const [first = []] = lists;
  return first.map((_, index) => {
    const names = lists.map((list) => (list[index] ?? '').toLowerCase());
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

function plain(text: string): string {
  const lower = text.trim().toLowerCase();
  return /^[ -~]*$/.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '');
}

const monthOf = (year: string, month: number) => `${year}-${String(month).padStart(2, '0')}`;
export const isoDay = (instant: number) => new Date(instant).toISOString().slice(0, 10);
