import type { SessionWish } from '../../db/queries/find-session.ts';
import type { TeamAnswer, TeamSession } from '../../db/queries/session-teams.ts';
import { nameInText } from '../../discord/escape.ts';
import { timestamp } from '../../discord/marks.ts';
import type { Reply } from '../../discord/reply.ts';
import { note } from '../../discord/reply.ts';
import { dayAt, readDay } from '../../domain/dates.ts';
import { say } from '../../texts/replies.ts';
import type { Context } from '../context.ts';

/** The session that a typed date and number mean, or what is wrong with the date; the newest one without a date. */
export function wishOf(date: string | undefined, number: number | undefined, context: Context): SessionWish | Reply {
  if (date === undefined || date.trim() === '') return { newest: true };
  const read = readDay(date, dayAt(context.now.getTime(), context.timeZone));
  if ('day' in read) return { day: read.day, number: number ?? 1 };
  return note(
    say(context, read.problem === 'impossible' ? 'impossibleDate' : 'unreadableDate', { date: nameInText(date, 40) }),
  );
}

export const isWish = (wish: SessionWish | Reply): wish is SessionWish =>
  'newest' in wish || 'address' in wish || 'day' in wish;

/** The answer when no session was found. */
export function noSession(wish: SessionWish, { ofDay, before, after }: TeamAnswer, context: Context): Reply {
  if ('address' in wish) return note(say(context, 'outOfDate'));
  if ('newest' in wish) return note(say(context, 'noRounds'));
  const date = wish.day;
  if (ofDay > 0) return note(`${say(context, 'fewerSessions', { date, count: String(ofDay) })} ${numbers(ofDay)}`);
  const near = [before, after].filter((day) => day !== null).map((day) => `\`${day}\``);
  const why = say(context, date > dayAt(context.now.getTime(), context.timeZone) ? 'futureDate' : 'noSessionOn', {
    date,
  });
  return note(near.length > 0 ? `${why} ${near.join(' · ')}` : say(context, 'noRounds'));
}

const numbers = (count: number) =>
  Array.from({ length: Math.min(count, 9) }, (_, index) => `\`${index + 1}\``).join(' · ');

/** "Day, from to": from the beginning of the first round to the end of the last; which one of its day, if it is not alone. */
export function whenPlayed({ rounds, number, of }: TeamSession): string {
  const [first] = rounds;
  const last = rounds.at(-1);
  if (!first || !last) return '';
  const from = new Date(first.played_at.getTime() - (first.duration_seconds ?? 0) * 1000);
  const which = of > 1 ? ` · session ${number} of ${of} of that day` : '';
  return `${timestamp(from, 'D')}, ${timestamp(from, 't')} to ${timestamp(last.played_at, 't')}${which}`;
}
