import { html } from 'hono/html';
import type { StandingRecord } from '../db/queries/records.ts';
import { dayAt } from '../domain/dates.ts';
import type { Locale } from '../texts/locale.ts';
import { recordValue } from '../views/records.ts';
import { plainWholeName } from '../views/whole-name.ts';
import { mapLink } from './links.ts';
import type { Html, PageContext } from './page.ts';
import { dot } from './section.ts';

/** Returns the board of a record, such as `attack 3v3`. Empty for one of all sides and sizes. */
export function boardOf({ side, size }: StandingRecord, { records: texts }: Locale['texts']): string {
  const sides = side === 'both' || side === 'any' ? [] : [texts.sides[side]];
  return [...sides, ...(size === 'any' ? [] : [texts.sizes[size]])].join(' ');
}

/**
 * Returns records as a list: what, how much, who, on which map, when, and whose it was before. `known` is what the heading says already: the
 * map with its board, or the holder.
 */
export function recordsHtml(
  records: readonly StandingRecord[],
  { locale, now, timeZone }: Pick<PageContext, 'locale' | 'now' | 'timeZone'>,
  known?: 'board' | 'holder',
): Html | '' {
  if (records.length === 0) return '';
  const { records: texts, sessions } = locale.texts;
  const today = dayAt(now.getTime(), timeZone);
  const namesOf = (holders: readonly (string | null)[]) =>
    holders.map((name) => plainWholeName(name, locale)).join(', ');
  const was = ({ kind, side, beaten }: StandingRecord) => {
    if (!beaten) return '';
    const before = recordValue(kind, beaten.value, locale);
    // Of an own best, it was their own.
    if (side === 'any') return texts.wasShort(before);
    return texts.was(before, namesOf(beaten.holders), sessions.shortDay(beaten.day, today));
  };
  return html`<ul>${records.map((record) => {
    const { kind, value, holders, mapName, day } = record;
    const isBoardKnown = known === 'board';
    const who = known === 'holder' && holders.length === 1 ? '' : `${namesOf(holders)} `;
    const details = [isBoardKnown ? '' : boardOf(record, locale.texts), sessions.shortDay(day, today), was(record)]
      .filter((part) => part !== '')
      .join(dot);
    return html`<li>${texts.kinds[kind]} <b>${recordValue(kind, value, locale)}</b> ${who}<small>${isBoardKnown ? '' : html`${mapLink(mapName, locale)}${dot}`}${details}</small></li>`;
  })}</ul>`;
}
