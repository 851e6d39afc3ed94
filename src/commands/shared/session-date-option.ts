import { sessionDays } from '../../db/queries/session-dates.ts';
import { fitText } from '../../discord/fit.ts';
import { limits } from '../../discord/limits.ts';
import { dayAt, readDay } from '../../domain/dates.ts';
import type { Autocomplete } from '../command.ts';

/** The option of a command about one gaming session. Without a date the command is about the newest session. */
export const sessionDateOption = {
  type: 'string',
  description: 'The date it began on: 2026-11-27, 27.11., friday or yesterday; the newest session when left out',
} as const;

export const sessionNumberOption = {
  type: 'integer',
  description: 'Which session, when the date has several; the first when left out',
  min: 1,
  max: 25,
} as const;

/** Suggests days that have sessions, with the times at which they began: "2026-02-28 · Saturday · 20:05, 22:40". */
export const suggestSessionDates: Autocomplete = async (typed, { db, now, timeZone, caller }) => {
  const read = readDay(typed, dayAt(now.getTime(), timeZone));
  const days = await sessionDays(db, typed, 'day' in read ? read.day : null);
  return days.map(({ day, times }) => ({
    name: fitText(`${day} · ${caller.texts.sessions.weekday(day)} · ${times.join(', ')}`, limits.choiceText),
    value: day,
  }));
};
