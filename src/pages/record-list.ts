import { html } from 'hono/html';
import type { StandingRecord } from '../db/queries/records.ts';
import { dayAt } from '../domain/dates.ts';
import { recordValue } from '../views/records.ts';
import { plainWholeName } from '../views/whole-name.ts';
import { mapLink } from './links.ts';
import type { Html, PageContext } from './page.ts';
import { dot } from './section.ts';

/** Returns a record in plain text: what, how much and who, then the board, the day, and whose it was before. */
export function recordParts(
  { kind, value, holders, side, size, day, beaten }: StandingRecord,
  { locale, now, timeZone }: Pick<PageContext, 'locale' | 'now' | 'timeZone'>,
) {
  const { records: texts, sessions } = locale.texts;
  const today = dayAt(now.getTime(), timeZone);
  const namesOf = (names: readonly (string | null)[]) => names.map((name) => plainWholeName(name, locale)).join(', ');
  const sides = side === 'both' || side === 'any' ? [] : [texts.sides[side]];
  const board = [...sides, ...(size === 'any' ? [] : [texts.sizes[size]])].join(' ');
  const was = beaten
    ? [
        texts.was(
          recordValue(kind, beaten.value, locale),
          namesOf(beaten.holders),
          sessions.shortDay(beaten.day, today),
        ),
      ]
    : [];
  return {
    kind: texts.kinds[kind],
    value: recordValue(kind, value, locale),
    names: namesOf(holders),
    details: [board, sessions.shortDay(day, today), ...was].filter((part) => part !== '').join(dot),
  };
}

/** Returns records as a list: what, how much, who, on which map, when, and whose it was before. */
export function recordsHtml(
  records: readonly StandingRecord[],
  context: Pick<PageContext, 'locale' | 'now' | 'timeZone'>,
): Html | '' {
  if (records.length === 0) return '';
  return html`<ul>${records.map((record) => {
    const { kind, value, names, details } = recordParts(record, context);
    return html`<li>${kind} <b>${value}</b> ${names} <small>${mapLink(record.mapName, context.locale)} ${details}</small></li>`;
  })}</ul>`;
}
