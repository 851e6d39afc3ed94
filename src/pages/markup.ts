import { html, raw } from 'hono/html';
import { dayAt } from '../domain/dates.ts';
import { offsetAt } from '../domain/played-at.ts';
import type { Html, PageContext } from './page.ts';

/** The parts of Discord's markdown that views write: an escaped character, a time, bold, code, small letters. */
const marks = /\\([^\p{L}\p{N}\s])|<t:(\d+):(\w)>|\*\*|__|`/gu;

/** Returns a line of a view as HTML. */
export function lineHtml(line: string, context: Pick<PageContext, 'locale' | 'timeZone'>): Html {
  const small = line.startsWith('-# ');
  const text = small ? line.slice(3) : line;
  const parts: Html[] = [];
  let at = 0;
  let bold = false;
  const add = (piece: Html | string) => parts.push(bold ? html`<b>${piece}</b>` : html`${piece}`);
  for (const found of text.matchAll(marks)) {
    const [mark, escaped, seconds, style] = found;
    if (found.index > at) add(text.slice(at, found.index));
    at = found.index + mark.length;
    if (escaped !== undefined) add(escaped);
    else if (seconds !== undefined) add(timeHtml(new Date(Number(seconds) * 1000), context, style === 't'));
    else if (mark === '**') bold = !bold;
  }
  if (at < text.length) add(text.slice(at));
  return small ? html`<small>${parts}</small>` : html`${parts}`;
}

/** Returns a line of a view as plain text, without the wide gaps that Discord shows. */
export function plainLine(line: string, { timeZone }: Pick<PageContext, 'timeZone'>): string {
  return line
    .replace(/^-# /, '')
    .replace(/ {2,}/g, ' ')
    .replace(marks, (_, escaped?: string, seconds?: string) =>
      seconds === undefined ? (escaped ?? '') : clockAt(new Date(Number(seconds) * 1000), timeZone),
    );
}

/** Returns lines of a view as a list. Nothing without a line. */
export function linesHtml(lines: readonly string[], context: Pick<PageContext, 'locale' | 'timeZone'>): Html | '' {
  const shown = lines.filter((line) => line !== '');
  if (shown.length === 0) return '';
  return html`<ul>${shown.map((line) => html`<li>${lineHtml(line, context)}</li>`)}</ul>`;
}

/** Returns an instant in the community's time zone. A script writes it in the reader's, where scripts run. */
export function timeHtml(
  instant: Date,
  { locale, timeZone }: Pick<PageContext, 'locale' | 'timeZone'>,
  clockOnly = false,
): Html {
  const clock = clockAt(instant, timeZone);
  const day = clockOnly ? '' : `${locale.texts.sessions.day(dayAt(instant.getTime(), timeZone))} `;
  return html`<time datetime="${instant.toISOString()}"${clockOnly ? raw(' class="clock"') : ''}>${day}${clock}</time>`;
}

/** Returns `19:31` in a time zone. */
export function clockAt(instant: Date, timeZone: string): string {
  return new Date(instant.getTime() + offsetAt(instant.getTime(), timeZone)).toISOString().slice(11, 16);
}
