import type { SessionSelector } from '../../db/queries/find-session.ts';
import { nameInText } from '../../discord/escape.ts';
import type { Reply } from '../../discord/reply.ts';
import { ephemeral } from '../../discord/reply.ts';
import { dayAt, readDay } from '../../domain/dates.ts';
import type { Context } from '../context.ts';

/** The typed options that choose a session. */
export interface TypedSession {
  date?: string | undefined;
  number?: number | undefined;
}

/**
 * Returns the selector of the session with the typed date and number, by default the newest. Returns a reply instead if the date is wrong.
 */
export function parseSessionSelector(
  { date, number = 1 }: TypedSession,
  context: Context,
): { selector: SessionSelector } | { reply: Reply } {
  if (date === undefined || date.trim() === '') return { selector: { newest: true } };
  const read = readDay(date, today(context));
  if ('day' in read) return { selector: { day: read.day, number } };
  const { impossibleDate, unreadableDate } = context.caller.texts.sessions;
  const explain = read.problem === 'impossible' ? impossibleDate : unreadableDate;
  return { reply: ephemeral(explain(nameInText(date, 40))) };
}

/** Returns today's date in the community's time zone. */
export function today({ now, timeZone }: Pick<Context, 'now' | 'timeZone'>): string {
  return dayAt(now.getTime(), timeZone);
}
