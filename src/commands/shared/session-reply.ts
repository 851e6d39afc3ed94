import type { APIEmbed } from 'discord-api-types/v10';
import type { SessionMark } from '../../db/queries/find-session.ts';
import type { Session, SessionAnswer } from '../../db/queries/session.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { limits } from '../../discord/limits.ts';
import type { ActionRow, Reply } from '../../discord/reply.ts';
import { button, colour, row, select } from '../../discord/reply.ts';
import { sessionPath } from '../../domain/page-paths.ts';
import type { Locale } from '../../texts/locale.ts';
import { inPages } from '../../views/in-pages.ts';
import { sessionHeading } from '../../views/session/heading.ts';
import { sessionViews } from '../../views/session/index.ts';
import type { SessionView } from '../../views/session/view.ts';
import type { Context } from '../context.ts';
import { pager } from './pager.ts';
import { today } from './session-selector.ts';

interface ViewState {
  view: SessionView;
  page: number;
}

/** The length of a page in UTF-16 code units. */
const pageLength = 3200;
/** An ordinary evening is one page, and a page with its heading is one screen of a phone. */
const linesPerPage = 18;

type Image = NonNullable<APIEmbed['image']>;
type Neighbours = Omit<SessionAnswer, 'session'>;

/** Returns the message about a gaming session: its heading, one of its views, and components that open other views and other sessions. */
export async function sessionReply(
  session: Session,
  answer: Neighbours,
  { view, page }: ViewState,
  context: Context,
): Promise<Reply> {
  const { locale } = context;
  const { texts } = locale;
  const owner = context.user.id;
  const { title, lines } = sessionHeading(session, view, today(context), locale);
  const heading = [...positionLine(session, answer.sameDay, context), ...lines].join('\n');
  const images = await imagesOf(view, session, context);
  const blocks = images.length > 0 ? [] : view.blocks(session, locale);
  const pages = inPages(blocks, Math.min(pageLength, limits.description - heading.length - 2), {
    most: view.linesPerPage ?? linesPerPage,
    continued: texts.common.continued,
  });
  const current = Math.min(page, Math.max(pages.length, 1));
  const affectedByLegacy =
    view.affectedByLegacy && session.rounds.some(({ source, roundNumber }) => source === 'legacy' && roundNumber === 2);
  const { legend } = texts.sessions.views[view.key];
  return {
    page: sessionPath(session.address),
    embeds: inOneEmbed(images, {
      title,
      description:
        images.length > 0 ? heading : `${heading}\n\n${pages[current - 1]?.() ?? emptyText(session, locale)}`,
      footer: { text: affectedByLegacy ? `${legend}\n${texts.common.oldBot}` : legend },
      color: colour,
    }),
    rows: [
      row(
        select(
          encodeCustomId({ route: 'session.view', owner, args: { s: session.address } }),
          options(view, locale),
          texts.sessions.anotherView,
        ),
      ),
      ...pager({
        route: 'session.page',
        owner,
        args: { s: session.address, v: view.key },
        page: current,
        pages: pages.length,
      }),
      ...otherSessions(session, answer, view, context),
    ],
  };
}

/** Returns the view's pictures. Those that do not fit into an address are left out. */
async function imagesOf(view: SessionView, session: Session, context: Context): Promise<Image[]> {
  if (!view.pictures || session.players.length === 0) return [];
  const images: Image[] = [];
  for (const picture of view.pictures(session, today(context), context.locale)) {
    const image = await context.picture(picture);
    if (image) images.push(image);
  }
  return images;
}

/** Returns an embed with pictures. Discord shows up to four embeds of the same address as one, with the texts of the first. */
function inOneEmbed([first, ...others]: readonly Image[], embed: APIEmbed): APIEmbed[] {
  if (!first) return [embed];
  const { url } = first;
  return [{ ...embed, url, image: first }, ...others.map((image) => ({ url, image }))];
}

function emptyText({ rounds, players }: Session, { texts }: Locale): string {
  const { nothingInView, oneRoundDoesNotCount, noRoundCounts } = texts.sessions;
  if (players.length > 0) return nothingInView;
  return rounds.length === 1 ? oneRoundDoesNotCount : noRoundCounts;
}

function options(current: SessionView, { texts }: Locale) {
  return sessionViews.map(({ key }) => {
    const { label, about } = texts.sessions.views[key];
    return { value: key, label, description: about, default: key === current.key };
  });
}

/** Returns a line with the session's number if several sessions began on its day. A reply never mixes sessions. */
function positionLine({ address, day }: SessionMark, sameDay: readonly SessionMark[], context: Context): string[] {
  const { sessions: texts } = context.locale.texts;
  const number = sameDay.findIndex((one) => one.address === address) + 1;
  return sameDay.length > 1 ? [texts.position(number, sameDay.length, texts.shortDay(day, today(context)))] : [];
}

function otherSessions(
  session: Session,
  { sameDay, before, after }: Neighbours,
  view: SessionView,
  context: Context,
): ActionRow[] {
  const { sessions: texts } = context.locale.texts;
  const owner = context.user.id;
  const open = ({ address }: SessionMark) =>
    encodeCustomId({ route: 'session.open', owner, args: { s: address, v: view.key } });
  const labelOf = ({ day, time }: SessionMark) => {
    const short = texts.shortDay(day, today(context));
    return day === session.day ? `${short} · ${time}` : short;
  };
  const servers = new Set(sameDay.map(({ server }) => server));
  const choose = encodeCustomId({ route: 'session.other', owner, args: { v: view.key } });
  const choices = sameDay.map(({ address, time, server }, index) => {
    const label = texts.numbered(index + 1, time);
    return {
      value: address,
      label: servers.size > 1 ? texts.onServer(label, server) : label,
      default: address === session.address,
    };
  });
  return [
    ...(sameDay.length > 1 ? [row(select(choose, choices, texts.sessionsOf(texts.day(session.day))))] : []),
    row(
      ...(before ? [button(open(before), { label: labelOf(before), emoji: '◀️' })] : []),
      ...(after ? [button(open(after), { label: labelOf(after), emoji: '▶️' })] : []),
      button(encodeCustomId({ route: 'sessions.page', owner, args: { page: '1' } }), {
        label: texts.allSessions,
        emoji: '🗓️',
      }),
    ),
  ];
}
