import type { SessionWish } from '../../db/queries/find-session.ts';
import type { SessionAnswer } from '../../db/queries/session.ts';
import { findSession } from '../../db/queries/session.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { nameInText } from '../../discord/escape.ts';
import type { Reply } from '../../discord/reply.ts';
import { button, note, row } from '../../discord/reply.ts';
import { dayAt, readDay } from '../../domain/dates.ts';
import { say } from '../../texts/replies.ts';
import { sessionView } from '../../views/session/index.ts';
import type { Context } from '../context.ts';
import { sessionReply } from './session-reply.ts';

interface Shown {
  view: string | undefined;
  page?: number;
}

/** The session of a typed date; the newest one where none was typed. */
export function showSessionOf(
  { date, number = 1 }: { date: string | undefined; number?: number | undefined },
  shown: Shown,
  context: Context,
): Promise<Reply> | Reply {
  if (date === undefined || date.trim() === '') return showSession({ newest: true }, shown, context);
  const read = readDay(date, dayAt(context.now.getTime(), context.timeZone));
  if ('day' in read) return showSession({ day: read.day, number }, shown, context);
  return note(
    say(context, read.problem === 'impossible' ? 'impossibleDate' : 'unreadableDate', { date: nameInText(date, 40) }),
  );
}

/** The session a custom id or a select names; says so if it is stored no more. */
export function showStoredSession(address: string | undefined, shown: Shown, context: Context): Promise<Reply> {
  return showSession({ address: address ?? '' }, shown, context);
}

async function showSession(wish: SessionWish, { view: key, page = 1 }: Shown, context: Context): Promise<Reply> {
  const view = sessionView(key);
  const answer = await findSession(context.db, wish, { parts: view.parts, viewer: context.viewer });
  if (!answer.session) return nowhere(wish, answer, view.key, context);
  const reply = sessionReply(answer.session, answer, { view, page, owner: context.user.id });
  const { day } = answer.session;
  const later = 'day' in wish && wish.day !== day;
  return later ? { ...reply, content: say(context, 'laterPart', { date: wish.day, began: day }) } : reply;
}

function nowhere(wish: SessionWish, { sameDay, before, after }: SessionAnswer, view: string, context: Context): Reply {
  if ('address' in wish) return note(say(context, 'outOfDate'));
  const near = sameDay.length > 0 ? sameDay : [before, after].filter((mark) => mark !== null);
  if (!('day' in wish) || near.length === 0) return note(say(context, 'noRounds'));
  const open = near.slice(0, 5).map(({ address, day, time }) => {
    const id = encodeCustomId({ route: 'session.open', owner: context.user.id, args: { s: address, v: view } });
    return button(id, { label: sameDay.length > 0 ? `${day} · ${time}` : day });
  });
  return { ...note(whyNot(wish, sameDay.length, context)), rows: [row(...open)] };
}

function whyNot({ day }: { day: string }, sessions: number, context: Context): string {
  if (sessions > 0) return say(context, 'fewerSessions', { date: day, count: String(sessions) });
  const today = dayAt(context.now.getTime(), context.timeZone);
  return say(context, day > today ? 'futureDate' : 'noSessionOn', { date: day });
}
