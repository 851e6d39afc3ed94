import { calendarNames } from '../domain/calendar-names.ts';
import type { Language } from './words.ts';
import { nbsp } from './words.ts';

type Length = 'short' | 'long';

interface Parts {
  weekday: string;
  day: string;
  month: string;
  year: string;
}

const written: Record<Language, (parts: Parts, year: boolean) => string> = {
  en: ({ day, month, year }, withYear) => `${month}${nbsp}${day}${withYear ? `,${nbsp}${year}` : ''}`,
  de: ({ day, month, year }, withYear) => `${day}.${nbsp}${month}${withYear ? `${nbsp}${year}` : ''}`,
  fr: ({ day, month, year }, withYear) => `${day}${nbsp}${month}${withYear ? `${nbsp}${year}` : ''}`,
};

/** Days `YYYY-MM-DD` and months `YYYY-MM` as a language writes them. */
export function dayWords(language: Language) {
  const names = calendarNames[language];
  const partsOf = (day: string, length: Length): Parts => {
    const instant = new Date(day);
    return {
      weekday: names.weekday[length][instant.getUTCDay()] ?? '',
      day: String(instant.getUTCDate()),
      month: names.month[length][instant.getUTCMonth()] ?? '',
      year: String(instant.getUTCFullYear()),
    };
  };
  const write = (day: string, length: Length, withYear: boolean) => written[language](partsOf(day, length), withYear);
  const isOfAnotherYear = (day: string, today: string) => day.slice(0, 4) !== today.slice(0, 4);
  return {
    /** `November 27, 2026` */
    day: (day: string) => write(day, 'long', true),
    /** `Nov 27`; with its year if that is not the year of `today`. */
    shortDay: (day: string, today: string) => write(day, 'short', isOfAnotherYear(day, today)),
    /** `Fri Nov 27`; with its year if that is not the year of `today`. */
    weekdayAndDay: (day: string, today: string) =>
      `${partsOf(day, 'short').weekday}${nbsp}${write(day, 'short', isOfAnotherYear(day, today))}`,
    /** `Friday` */
    weekday: (day: string) => partsOf(day, 'long').weekday,
    /** `November 2026` */
    month: (month: string) => {
      const { month: name, year } = partsOf(`${month}-01`, 'long');
      return `${name}${nbsp}${year}`;
    },
    /** `November`, by its number from 1. */
    monthName: (number: number) => partsOf(`2000-${String(number).padStart(2, '0')}-01`, 'long').month,
  };
}
