import type { SessionMark } from '../../db/queries/find-session.ts';
import type { Session, SessionAnswer } from '../../db/queries/session.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { limits } from '../../discord/limits.ts';
import type { ActionRow, Reply } from '../../discord/reply.ts';
import { button, colour, row, select } from '../../discord/reply.ts';
import { inPages } from '../../views/in-pages.ts';
import { legacyCaveat } from '../../views/legacy-caveat.ts';
import { formatCounted } from '../../views/numbers.ts';
import { sessionHeading } from '../../views/session/heading.ts';
import { sessionViews } from '../../views/session/index.ts';
import type { SessionView } from '../../views/session/view.ts';
import { pager } from './pager.ts';

export interface ViewState {
  view: SessionView;
  page: number;
  /** The Discord id of the user who will own the message. */
  owner: string;
}

/** The length of a page in UTF-16 code units. Twelve players with three lines each fit, so an ordinary evening is one page. */
const pageLength = 3200;

/** Returns the message about a gaming session: its heading, one of its views, and components that open other views and other sessions. */
export function sessionReply(
  session: Session,
  answer: Omit<SessionAnswer, 'session'>,
  { view, page, owner }: ViewState,
): Reply {
  const { rounds, players } = session;
  const heading = [...positionLine(session, answer.sameDay), sessionHeading(session)].join('\n');
  const pages = inPages(view.blocks(session), Math.min(pageLength, limits.description - heading.length - 2));
  const current = Math.min(page, Math.max(pages.length, 1));
  const affectedByLegacy =
    view.affectedByLegacy && rounds.some(({ source, roundNumber }) => source === 'legacy' && roundNumber === 2);
  const args = { s: session.address, v: view.key };
  return {
    embeds: [
      {
        title: `${view.label} · ${formatCounted(rounds.length, 'round')}, ${formatCounted(players.length, 'player')}`,
        description: `${heading}\n\n${pages[current - 1] ?? emptyText(session)}`,
        footer: { text: affectedByLegacy ? `${view.legend}\n${legacyCaveat}` : view.legend },
        color: colour,
      },
    ],
    rows: [
      row(
        select(
          encodeCustomId({ route: 'session.view', owner, args: { s: session.address } }),
          options(view),
          'Another view',
        ),
      ),
      ...pager({ route: 'session.page', owner, args, page: current, pages: pages.length }),
      ...otherSessions(session, answer, { view, page, owner }),
    ],
  };
}

function emptyText({ rounds, players }: Session): string {
  if (players.length > 0) return 'Nothing to show in this view.';
  return rounds.length === 1 ? 'This session’s one round does not count.' : 'No round of this session counts.';
}

function options(current: SessionView) {
  return sessionViews.map(({ key, label, about }) => ({
    value: key,
    label,
    description: about,
    default: key === current.key,
  }));
}

/** Returns a line with the session's number if several sessions began on its day. A reply never mixes sessions. */
function positionLine({ address, day }: SessionMark, sameDay: readonly SessionMark[]): string[] {
  const number = sameDay.findIndex((one) => one.address === address) + 1;
  return sameDay.length > 1 ? [`Session ${number} of ${sameDay.length} that began on ${day}:`] : [];
}

function otherSessions(
  session: Session,
  { sameDay, before, after }: Omit<SessionAnswer, 'session'>,
  state: ViewState,
): ActionRow[] {
  const { owner, view } = state;
  const open = ({ address }: SessionMark) =>
    encodeCustomId({ route: 'session.open', owner, args: { s: address, v: view.key } });
  const labelOf = ({ day, time }: SessionMark) => (sameDay.length > 1 ? `${day} · ${time}` : day);
  const servers = new Set(sameDay.map(({ server }) => server));
  const choose = encodeCustomId({ route: 'session.other', owner, args: { v: view.key } });
  const choices = sameDay.map(({ address, time, server }, index) => ({
    value: address,
    label: `Session ${index + 1}, first round over at ${time}${servers.size > 1 ? ` on ${server}` : ''}`,
    default: address === session.address,
  }));
  return [
    ...(sameDay.length > 1 ? [row(select(choose, choices, `Sessions of ${session.day}`))] : []),
    row(
      ...(before ? [button(open(before), { label: labelOf(before), emoji: '⬅️' })] : []),
      ...(after ? [button(open(after), { label: labelOf(after), emoji: '➡️' })] : []),
      button(encodeCustomId({ route: 'sessions.page', owner, args: { page: '1' } }), {
        label: 'All sessions',
        emoji: '🗓️',
      }),
    ),
  ];
}
