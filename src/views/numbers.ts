import { localeOf } from '../texts/locale.ts';

const english = localeOf('en');

/** A count, grouped from 1,000 on. */
export function formatCount(value: number, locale = english): string {
  return locale.count(value);
}

/** Formats a count with its noun: `1 kill`, `2 kills`. */
export function formatCounted(value: number, what: string): string {
  return english.counted(value, what, `${what}s`);
}

/** `part / whole` as a percentage with one decimal; a dash when there is nothing to divide by. */
export function formatShare(part: number, of: number, locale = english): string {
  return of === 0 ? locale.texts.common.nothing : locale.percent(part / of);
}
