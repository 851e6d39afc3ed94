import type { SessionSelector } from '../../db/queries/find-session.ts';
import type { SessionAnswer } from '../../db/queries/session.ts';
import { findSession } from '../../db/queries/session.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import type { Reply } from '../../discord/reply.ts';
import { button, ephemeral, row } from '../../discord/reply.ts';
import { optionName } from '../../texts/command-names/index.ts';
import { sessionView } from '../../views/session/index.ts';
import type { Context } from '../context.ts';
import { sessionReply } from './session-reply.ts';
import type { TypedSession } from './session-selector.ts';
import { parseSessionSelector, today } from './session-selector.ts';

interface Shown {
  view: string | undefined;
  page?: number;
}

/** Shows the session of a typed date, by default the newest. */
export function showSessionOf(typed: TypedSession, shown: Shown, context: Context): Promise<Reply> | Reply {
  const parsed = parseSessionSelector(typed, context);
  return 'reply' in parsed ? parsed.reply : showSession(parsed.selector, shown, context);
}

/** Shows the session that a custom id or a select names. Replies that the message is out of date if the session no longer exists. */
export function showStoredSession(address: string | undefined, shown: Shown, context: Context): Promise<Reply> {
  return showSession({ address: address ?? '' }, shown, context);
}

/** Shows the session in which a match was played, by default its overview. */
export function showSessionOfMatch(matchAddress: string, context: Context, view?: string): Promise<Reply> {
  return showSession({ matchAddress }, { view }, context);
}

async function showSession(
  selector: SessionSelector,
  { view: key, page = 1 }: Shown,
  context: Context,
): Promise<Reply> {
  const view = sessionView(key);
  const answer = await findSession(context.db, selector, { parts: view.parts, viewer: context.viewer });
  if (!answer.session) return sessionNotFound({ ...answer, selector, view: view.key }, context);
  const reply = await sessionReply(answer.session, answer, { view, page }, context);
  const { day } = answer.session;
  const later = 'day' in selector && selector.day !== day;
  if (!later) return reply;
  const { sessions } = context.locale.texts;
  return { ...reply, content: sessions.laterPart(sessions.day(selector.day), sessions.day(day)) };
}

interface NotFound extends SessionAnswer {
  selector: SessionSelector;
  view: string;
}

function sessionNotFound({ selector, sameDay, before, after, view }: NotFound, context: Context): Reply {
  const { sessions: texts } = context.caller.texts;
  if ('matchAddress' in selector) return ephemeral(context.caller.texts.posts.gone);
  if ('address' in selector) return ephemeral(texts.outOfDate);
  const near = sameDay.length > 0 ? sameDay : [before, after].filter((mark) => mark !== null);
  if (!('day' in selector) || near.length === 0) return ephemeral(texts.noRounds);
  const open = near.slice(0, 5).map(({ address, day, time }) => {
    const id = encodeCustomId({ route: 'session.open', owner: context.user.id, args: { s: address, v: view } });
    const label = texts.shortDay(day, today(context));
    return button(id, { label: sameDay.length > 0 ? `${label} · ${time}` : label });
  });
  return { ...ephemeral(reasonNotFound(selector, sameDay.length, context)), rows: [row(...open)] };
}

function reasonNotFound({ day }: { day: string }, sessions: number, context: Context): string {
  const { sessions: texts } = context.caller.texts;
  const written = texts.day(day);
  if (sessions > 0) return texts.fewerSessions(written, sessions, optionName(context.caller, 'session number'));
  return day > today(context) ? texts.futureDate(written) : texts.noSessionOn(written);
}
