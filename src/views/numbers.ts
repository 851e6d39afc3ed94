import type { Locale } from '../texts/locale.ts';

/** Formats a count, grouped from 1,000 on. */
export function formatCount(value: number, locale: Locale): string {
  return locale.count(value);
}

/** Returns `part / whole` as a percentage with one decimal; a dash when there is nothing to divide by. */
export function formatShare(part: number, of: number, locale: Locale): string {
  return of === 0 ? locale.texts.common.nothing : locale.percent(part / of);
}
