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

/** Returns records as a list: what, how much, who, on which map, when, and whose it was before. */
export function recordsHtml(
  records: readonly StandingRecord[],
  { locale, now, timeZone }: Pick<PageContext, 'locale' | 'now' | 'timeZone'>,
): Html | '' {
  if (records.length === 0) return '';
  const { records: texts, sessions } = locale.texts;
  const today = dayAt(now.getTime(), timeZone);
  const namesOf = (holders: readonly (string | null)[]) =>
    holders.map((name) => plainWholeName(name, locale)).join(', ');
  return html`<ul>${records.map((record) => {
    const { kind, value, holders, mapName, day, beaten } = record;
    const was = beaten
      ? [
          texts.was(
            recordValue(kind, beaten.value, locale),
            namesOf(beaten.holders),
            sessions.shortDay(beaten.day, today),
          ),
        ]
      : [];
    const details = [boardOf(record, locale.texts), sessions.shortDay(day, today), ...was].filter(
      (part) => part !== '',
    );
    return html`<li>${texts.kinds[kind]} <b>${recordValue(kind, value, locale)}</b> ${namesOf(holders)} <small>${mapLink(mapName, locale)} ${details.join(dot)}</small></li>`;
  })}</ul>`;
}
